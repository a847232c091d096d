package io.skylens.imaging;

/** Chooses the codec of a process. */
public final class JpegCodecs {

    private JpegCodecs() {}

    /** The fastest codec this machine has; to be asked for once, at start, and told by its {@link JpegCodec#name()}. */
    public static JpegCodec best() {
        return TurboJpegCodec.ofSystem().<JpegCodec>map(codec -> codec).orElseGet(OpenCvJpegCodec::new);
    }
}
