package io.skylens.imaging;

import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.JpegHeader;

/** What every codec checks first, so that all of them refuse the same input, before anything of its size is allocated. */
final class JpegRules {

    /** What libjpeg can write; the format's own limit is 35 pixels beyond. */
    private static final int LARGEST_SIDE = 65_500;

    private JpegRules() {}

    static JpegHeader check(byte[] bytes, int offset, int length) throws UndecodableJpegException {
        JpegHeader header = parse(bytes, offset, length);
        int width = header.shape().width();
        int height = header.shape().height();
        if ((long) width * height > JpegCodec.MAX_PIXELS) {
            throw new UndecodableJpegException(
                    "JPEG must have at most " + JpegCodec.MAX_PIXELS + " pixels, got " + width + "x" + height);
        }
        return header;
    }

    private static JpegHeader parse(byte[] bytes, int offset, int length) throws UndecodableJpegException {
        try {
            return JpegHeader.parse(bytes, offset, offset + length);
        } catch (InvalidJpegException e) {
            throw new UndecodableJpegException(e.getMessage());
        }
    }

    static void checkEncodable(Picture picture, int quality) {
        if (Math.max(picture.width(), picture.height()) > LARGEST_SIDE) {
            throw new IllegalArgumentException("JPEG must have at most " + LARGEST_SIDE + " pixels a side, got "
                    + picture.width() + "x" + picture.height());
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality must be 1..100, got " + quality);
        }
    }
}
