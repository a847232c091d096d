package io.skylens.imaging;

import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.JpegHeader;

/** What every codec checks first, so that all of them refuse the same input, before anything of its size is allocated. */
final class JpegRules {

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

    static void checkQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality must be 1..100, got " + quality);
        }
    }
}
