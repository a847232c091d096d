package io.skylens.ingest.source.tcp;

import io.skylens.contract.DevicePrefix;
import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.InvalidJpegException.Rule;
import io.skylens.contract.JpegHeader;
import java.util.Arrays;

/**
 * What stands behind a length: a JPEG, a device prefix and a JPEG, or a pickled NumPy array (or {@code bytes}) that
 * holds a JPEG as it is, as Python's pickle protocols 3 to 5 do and protocol 2 of Python 2. A pickle is a program for
 * the one who unpickles it; nothing here does: the JPEG is found by its start and cut out by walking it.
 */
final class Payload {

    /** How well bytes fit an expectation when more may come. */
    enum Fit {
        YES,
        NO,
        /** As far as they go. */
        UNSURE
    }

    /**
     * What a pickle may add to its JPEG: some 150 bytes of names and numbers, here with room for what a sender pickles
     * along.
     */
    static final int PICKLE_OVERHEAD = 1 << 10;

    /** By so many first bytes each kind is known. */
    static final int START_LENGTH = DevicePrefix.MAGIC_LENGTH;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] DEVICE_PREFIX = {'S', 'K', 'Y', '1'};
    private static final byte[] JPEG_AND_MARKER = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte PICKLE = (byte) 0x80;
    private static final int LOWEST_PROTOCOL = 2;
    private static final int HIGHEST_PROTOCOL = 5;

    private Payload() {}

    /** Whether a payload begins at {@code from}. */
    static Fit startsAt(byte[] bytes, int from, int to) {
        var fit = best(matches(JPEG, bytes, from, to), matches(DEVICE_PREFIX, bytes, from, to));
        return best(fit, pickleAt(bytes, from, to));
    }

    /** Whether the JPEG of the payload from {@code from} on certainly does not end before {@code to}. */
    static boolean reachesBeyond(byte[] bytes, int from, int to) {
        int jpeg = jpegIn(bytes, from, to);
        if (jpeg < 0) {
            return false;
        }
        try {
            JpegHeader.parse(bytes, jpeg, to);
            return false;
        } catch (InvalidJpegException e) {
            return e.rule() == Rule.TRUNCATED;
        }
    }

    /**
     * Cuts the JPEG out of a pickle, from its first FF D8 FF to its EOI; anything else is left as it is. A JPEG that is
     * bad is cut out to the end of the pickle, a pickle without any stays whole: whoever checks it says what is wrong.
     */
    static byte[] unwrap(byte[] payload) {
        int jpeg = pickleAt(payload, 0, payload.length) == Fit.YES ? jpegIn(payload, 0, payload.length) : 0;
        if (jpeg <= 0) {
            return payload;
        }
        try {
            int length = JpegHeader.parse(payload, jpeg, payload.length).length();
            return Arrays.copyOfRange(payload, jpeg, jpeg + length);
        } catch (InvalidJpegException e) {
            return Arrays.copyOfRange(payload, jpeg, payload.length);
        }
    }

    private static int jpegIn(byte[] bytes, int from, int to) {
        if (matches(DEVICE_PREFIX, bytes, from, to) == Fit.YES) {
            return from + DevicePrefix.LENGTH;
        }
        return pickleAt(bytes, from, to) == Fit.YES ? firstJpeg(bytes, from, to) : from;
    }

    /** Later ones may be thumbnails; and one that stood further back would not be what the sender pickled. */
    private static int firstJpeg(byte[] bytes, int from, int to) {
        int last = Math.min(to - JPEG_AND_MARKER.length, from + PICKLE_OVERHEAD);
        for (int at = from; at <= last; at++) {
            if (matches(JPEG_AND_MARKER, bytes, at, to) == Fit.YES) {
                return at;
            }
        }
        return -1;
    }

    private static Fit pickleAt(byte[] bytes, int from, int to) {
        if (from >= to) {
            return Fit.UNSURE;
        }
        if (bytes[from] != PICKLE || to - from > 1 && !isProtocol(bytes[from + 1])) {
            return Fit.NO;
        }
        return to - from > 1 ? Fit.YES : Fit.UNSURE;
    }

    private static boolean isProtocol(byte protocol) {
        return protocol >= LOWEST_PROTOCOL && protocol <= HIGHEST_PROTOCOL;
    }

    private static Fit matches(byte[] wanted, byte[] bytes, int from, int to) {
        int count = Math.min(wanted.length, to - from);
        if (!Arrays.equals(wanted, 0, count, bytes, from, from + count)) {
            return Fit.NO;
        }
        return count == wanted.length ? Fit.YES : Fit.UNSURE;
    }

    private static Fit best(Fit one, Fit other) {
        if (one == Fit.YES || other == Fit.YES) {
            return Fit.YES;
        }
        return one == Fit.UNSURE || other == Fit.UNSURE ? Fit.UNSURE : Fit.NO;
    }
}
