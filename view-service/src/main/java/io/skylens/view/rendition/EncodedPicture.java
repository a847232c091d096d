package io.skylens.view.rendition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A JPEG that many viewers share. Thread-safe; nobody changes the bytes. */
public final class EncodedPicture {

    private final byte[] jpeg;
    private final Map<Class<?>, Object> forms = new ConcurrentHashMap<>(2);

    EncodedPicture(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    public byte[] jpeg() {
        return jpeg;
    }

    /** The picture in a form that its viewers share, such as wrapped for a protocol: made by the first who asks. */
    public <T> T as(Class<T> form, Function<EncodedPicture, T> make) {
        return form.cast(forms.computeIfAbsent(form, type -> make.apply(this)));
    }
}
