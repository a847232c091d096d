package io.skylens.view.rendition;

import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.Picture;
import io.skylens.imaging.UndecodableJpegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opencv.core.Scalar;

/** The ground of what is shown of a drone that has no picture. */
public final class Placeholder {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final Scalar DARK = new Scalar(24, 18, 15);

    private final byte[] own;

    private Placeholder(byte[] own) {
        this.own = own;
    }

    /**
     * @param file a JPEG; without it the ground is plain and dark
     * @throws IllegalArgumentException when the file is no JPEG that can be read
     */
    public static Placeholder of(Optional<Path> file, JpegCodec codec) {
        if (file.isEmpty()) {
            return new Placeholder(null);
        }
        try {
            var own = Files.readAllBytes(file.get());
            codec.decode(own, 0, own.length).close();
            return new Placeholder(own);
        } catch (IOException | UndecodableJpegException e) {
            throw new IllegalArgumentException(
                    "skylens.view.placeholder must be a JPEG that can be read, got '" + file.get() + "': "
                            + e.getMessage(),
                    e);
        }
    }

    /** The caller closes it. */
    Picture ground(JpegCodec codec) throws UndecodableJpegException {
        return own == null ? plain() : codec.decode(own, 0, own.length);
    }

    private static Picture plain() {
        var picture = Picture.ofBgr(new byte[WIDTH * HEIGHT * 3], WIDTH, HEIGHT);
        picture.mat().setTo(DARK);
        return picture;
    }

    /** The file's bytes; empty where there is none. */
    Optional<byte[]> own() {
        return Optional.ofNullable(own).map(byte[]::clone);
    }
}
