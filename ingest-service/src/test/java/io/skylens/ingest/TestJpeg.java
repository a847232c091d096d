package io.skylens.ingest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests. */
public final class TestJpeg {

    private TestJpeg() {}

    /** A picture of coloured noise, another one for each seed. */
    public static byte[] of(int width, int height, long seed) {
        return encode(width, height, seed, "jpg");
    }

    public static byte[] small(long seed) {
        return of(64, 48, seed);
    }

    public static byte[] png() {
        return encode(8, 8, 1, "png");
    }

    /** A valid structure whose header claims another size. */
    public static byte[] claiming(int width, int height) {
        var jpeg = small(1);
        for (int i = 2; i < jpeg.length - 9; i++) {
            boolean isFrameHeader = jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0;
            if (isFrameHeader) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static byte[] encode(int width, int height, long seed, String format) {
        var random = new Random(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = random.ints((long) width * height).toArray();
        image.setRGB(0, 0, width, height, pixels, 0, width);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
