package io.skylens.ingest.bytes;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** JPEGs for tests: structures of any length that nothing decodes, and pictures of the JDK's encoder. */
public final class Jpegs {

    private static final byte[] HEAD =
            HexFormat.of().parseHex("ffd8" + "ffc0000b080010001001011100" + "ffda0008010100003f00");
    private static final byte[] EOI = {(byte) 0xFF, (byte) 0xD9};

    private Jpegs() {}

    /** Complete and accepted, exactly so long, different for each seed. */
    public static byte[] ofLength(int length, int seed) {
        var jpeg = Arrays.copyOf(HEAD, length);
        for (int i = HEAD.length; i < length - EOI.length; i++) {
            jpeg[i] = (byte) (((i - HEAD.length) * 31 + seed) % 127);
        }
        System.arraycopy(EOI, 0, jpeg, length - EOI.length, EOI.length);
        return jpeg;
    }

    public static byte[] picture(int width, int height, boolean progressive) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(7);
        var graphics = image.createGraphics();
        for (int i = 0; i < 20; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), width / 3, height / 3);
        }
        graphics.dispose();
        return encode(image, progressive);
    }

    private static byte[] encode(BufferedImage image, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The JPEG with these bytes in an application segment right after SOI, as a thumbnail in EXIF is. */
    public static byte[] withSegment(byte[] jpeg, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    public static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
