package io.skylens.imaging;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** JPEGs with something wrong, made from a good one. */
final class JpegSamples {

    private static final int SOF_BASELINE = 0xC0;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int SOS = 0xDA;

    private JpegSamples() {}

    static byte[] withSize(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        int size = segment(jpeg, SOF_BASELINE) + 5;
        changed[size] = (byte) (height >> 8);
        changed[size + 1] = (byte) height;
        changed[size + 2] = (byte) (width >> 8);
        changed[size + 3] = (byte) width;
        return changed;
    }

    static byte[] withoutQuantisationTables(byte[] jpeg) {
        return withoutEach(jpeg, DQT);
    }

    static byte[] withoutHuffmanTables(byte[] jpeg) {
        return withoutEach(jpeg, DHT);
    }

    private static byte[] withoutEach(byte[] jpeg, int marker) {
        byte[] rest = jpeg;
        for (int start = segment(rest, marker); start > 0; start = segment(rest, marker)) {
            rest = without(rest, start, end(rest, start));
        }
        return rest;
    }

    /** The second half of the scan is missing, though EOI is there. */
    static byte[] withHalfOfItsCompressedData(byte[] jpeg) {
        int first = end(jpeg, segment(jpeg, SOS));
        int last = jpeg.length - 2;
        return without(jpeg, (first + last) / 2, last);
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        var rest = new ByteArrayOutputStream();
        rest.writeBytes(Arrays.copyOf(bytes, from));
        rest.writeBytes(Arrays.copyOfRange(bytes, to, bytes.length));
        return rest.toByteArray();
    }

    /** Where the FF of the first such segment before the compressed data stands, or -1. */
    private static int segment(byte[] jpeg, int marker) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != marker && (jpeg[at + 1] & 0xFF) != SOS) {
            at = end(jpeg, at);
        }
        return (jpeg[at + 1] & 0xFF) == marker ? at : -1;
    }

    private static int end(byte[] jpeg, int segment) {
        return segment + 2 + ((jpeg[segment + 2] & 0xFF) << 8 | jpeg[segment + 3] & 0xFF);
    }

    /** With an EXIF segment that holds nothing but the orientation. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var tagged = new ByteArrayOutputStream();
        tagged.write(jpeg, 0, 2);
        tagged.writeBytes(exif);
        tagged.write(jpeg, 2, jpeg.length - 2);
        return tagged.toByteArray();
    }
}
