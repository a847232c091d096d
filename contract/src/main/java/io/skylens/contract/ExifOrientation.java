package io.skylens.contract;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The orientation tag in the first directory of an EXIF segment (CIPA DC-008, section 4.6). */
final class ExifOrientation {

    private static final byte[] SIGNATURE = {'E', 'x', 'i', 'f', 0, 0};
    private static final int TIFF_HEADER_LENGTH = 8;
    private static final int ENTRY_LENGTH = 12;
    private static final int TAG = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final short LITTLE_ENDIAN = 0x4949;
    private static final short BIG_ENDIAN = 0x4D4D;

    private ExifOrientation() {}

    /**
     * @param from start of the segment after its length
     * @param otherwise what to return where the segment is not EXIF, says nothing or is damaged: a picture is not refused
     *     for it
     */
    static int read(byte[] bytes, int from, int to, int otherwise) {
        int tiff = from + SIGNATURE.length;
        if (to - tiff < TIFF_HEADER_LENGTH || !hasSignature(bytes, from)) {
            return otherwise;
        }
        return readDirectory(ByteBuffer.wrap(bytes, tiff, to - tiff).slice(), otherwise);
    }

    private static boolean hasSignature(byte[] bytes, int at) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (bytes[at + i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    private static int readDirectory(ByteBuffer exif, int otherwise) {
        switch (exif.getShort(0)) {
            case LITTLE_ENDIAN -> exif.order(ByteOrder.LITTLE_ENDIAN);
            case BIG_ENDIAN -> exif.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return otherwise;
            }
        }
        long directory = Integer.toUnsignedLong(exif.getInt(4));
        if (directory + 2 > exif.limit()) {
            return otherwise;
        }
        int entries = Short.toUnsignedInt(exif.getShort((int) directory));
        long end = Math.min(exif.limit(), directory + 2 + (long) entries * ENTRY_LENGTH);
        for (long entry = directory + 2; entry + ENTRY_LENGTH <= end; entry += ENTRY_LENGTH) {
            int at = (int) entry;
            if (Short.toUnsignedInt(exif.getShort(at)) == TAG && exif.getShort(at + 2) == TYPE_SHORT) {
                int value = Short.toUnsignedInt(exif.getShort(at + 8));
                return value >= 1 && value <= 8 ? value : otherwise;
            }
        }
        return otherwise;
    }
}
