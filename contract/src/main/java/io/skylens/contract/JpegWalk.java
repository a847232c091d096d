package io.skylens.contract;

import io.skylens.contract.InvalidJpegException.Rule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One walk over the marker segments of a JPEG (ITU-T T.81, annex B). Entropy-coded data is skipped to the next marker;
 * thumbnails inside EXIF are never entered, since segments are skipped by their length.
 */
final class JpegWalk {

    static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int SOF_BASELINE = 0xC0;
    private static final int SOF_EXTENDED = 0xC1;
    private static final int SOF_PROGRESSIVE = 0xC2;
    private static final int DHT = 0xC4;
    private static final int SOF_LAST = 0xCF;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;

    private static final int BITS = 8;
    private static final int SOF_FIXED_LENGTH = 8;
    private static final int SOS_SMALLEST_LENGTH = 6;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private int position;

    private int width;
    private int height;
    private int components;
    private boolean progressive;
    private int orientation = 1;
    private int scans;

    JpegWalk(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.position = from;
    }

    JpegHeader walk() throws InvalidJpegException {
        requireStart();
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            visit(marker);
        }
        if (scans == 0) {
            throw malformed("must hold a scan before EOI, got none");
        }
        return new JpegHeader(
                new PictureShape(width, height, orientation), components, progressive, scans, position - from);
    }

    private void requireStart() throws InvalidJpegException {
        if (from >= to) {
            throw new InvalidJpegException(Rule.EMPTY, "frame must be a JPEG, got 0 bytes");
        }
        if (!JpegHeader.startsAt(bytes, from, to - from)) {
            var second = from + 1 < to ? String.format(" %02X", bytes[from + 1]) : "";
            throw new InvalidJpegException(
                    Rule.NOT_JPEG,
                    "frame must be a JPEG and begin with FF D8, got " + String.format("%02X", bytes[from]) + second);
        }
        position += 2;
    }

    private int nextMarker() throws InvalidJpegException {
        if (next() != 0xFF) {
            throw malformed("must have a marker at byte " + (position - 1 - from) + ", got "
                    + String.format("%02X", bytes[position - 1]));
        }
        int marker = next();
        while (marker == 0xFF) {
            marker = next();
        }
        return marker;
    }

    private void visit(int marker) throws InvalidJpegException {
        if (marker == TEM || marker >= RST0 && marker <= RST7) {
            return;
        }
        if (marker == SOI || marker == 0x00) {
            throw malformed(
                    "must not have marker FF " + String.format("%02X", marker) + " at byte " + (position - 2 - from));
        }
        int start = position;
        int end = segmentEnd();
        if (marker == SOS) {
            visitScan(end - start);
        } else if (marker >= SOF_BASELINE && marker <= SOF_LAST && marker != DHT) {
            visitFrame(marker, end - start);
        } else if (marker == APP1) {
            orientation = ExifOrientation.read(bytes, position, end, orientation);
        }
        position = end;
        if (marker == SOS) {
            skipEntropyCodedData();
        }
    }

    private int segmentEnd() throws InvalidJpegException {
        int start = position;
        int length = next() << 8 | next();
        if (length < 2) {
            throw malformed("segment length must be at least 2, got " + length + " at byte " + (start - from));
        }
        if (length > to - start) {
            throw truncated();
        }
        return start + length;
    }

    private void visitFrame(int marker, int length) throws InvalidJpegException {
        if (marker > SOF_PROGRESSIVE) {
            throw unsupported(
                    "must be baseline, extended or progressive, got marker FF " + String.format("%02X", marker));
        }
        if (components != 0) {
            throw malformed("must hold one picture, got a second frame header");
        }
        if (length < SOF_FIXED_LENGTH) {
            throw malformed("frame header must be at least " + SOF_FIXED_LENGTH + " bytes, got " + length);
        }
        int bits = next();
        height = next() << 8 | next();
        width = next() << 8 | next();
        int count = next();
        if (bits != BITS) {
            throw unsupported("must have " + BITS + " bits a sample, got " + bits);
        }
        if (width == 0 || height == 0) {
            throw unsupported("must have its size in the frame header, got " + width + "x" + height);
        }
        if (count != 1 && count != 3) {
            throw unsupported("must have 1 or 3 components, got " + count);
        }
        if (length != SOF_FIXED_LENGTH + 3 * count) {
            throw malformed("frame header of " + count + " components must be " + (SOF_FIXED_LENGTH + 3 * count)
                    + " bytes, got " + length);
        }
        components = count;
        progressive = marker == SOF_PROGRESSIVE;
    }

    private void visitScan(int length) throws InvalidJpegException {
        if (components == 0) {
            throw malformed("must have a frame header before its first scan");
        }
        if (length < SOS_SMALLEST_LENGTH) {
            throw malformed("scan header must be at least " + SOS_SMALLEST_LENGTH + " bytes, got " + length);
        }
        if (++scans > JpegHeader.MAX_SCANS) {
            throw new InvalidJpegException(
                    Rule.TOO_MANY_SCANS, "frame must have at most " + JpegHeader.MAX_SCANS + " scans, got more");
        }
    }

    /** Leaves {@link #position} at the FF of the next marker that is neither a stuffed zero nor a restart. */
    private void skipEntropyCodedData() throws InvalidJpegException {
        int at = position;
        while (true) {
            at = nextFf(at);
            if (at + 1 >= to) {
                throw truncated();
            }
            int code = bytes[at + 1] & 0xFF;
            if (code == 0xFF) {
                at++;
            } else if (code == 0x00 || code >= RST0 && code <= RST7) {
                at += 2;
            } else {
                position = at;
                return;
            }
        }
    }

    /** Eight bytes at a time: the complement of FF is zero, and a zero byte is found as in Warren, Hacker's Delight 6-1. */
    private int nextFf(int start) {
        int at = start;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long inverted = ~(long) LONGS.get(bytes, at);
            long zeros = (inverted - LOW_BITS) & ~inverted & HIGH_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && bytes[at] != (byte) 0xFF) {
            at++;
        }
        return at;
    }

    private int next() throws InvalidJpegException {
        if (position >= to) {
            throw truncated();
        }
        return bytes[position++] & 0xFF;
    }

    private InvalidJpegException truncated() {
        return new InvalidJpegException(
                Rule.TRUNCATED,
                "frame must be a JPEG complete to its EOI marker, ended after " + (to - from) + " bytes");
    }

    private static InvalidJpegException malformed(String what) {
        return new InvalidJpegException(Rule.MALFORMED, "JPEG " + what);
    }

    private static InvalidJpegException unsupported(String what) {
        return new InvalidJpegException(Rule.UNSUPPORTED, "JPEG " + what);
    }
}
