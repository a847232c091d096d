package io.skylens.ingest.bytes;

/**
 * Finds where a JPEG ends while its bytes arrive, looking at each byte at most once however they are cut. It walks the
 * markers as {@link io.skylens.contract.JpegHeader} does (ITU-T T.81, annex B), so thumbnails inside segments are never
 * entered, but it judges no more than it must: a JPEG that is not accepted has an end too. Where {@code JpegHeader}
 * finds a complete JPEG, it finds the same length. Not thread-safe.
 */
public final class JpegEnd {

    /** What is known of the end. */
    public enum Found {
        /** It has not come yet. */
        MORE,
        /** The JPEG is complete: {@link #position()} is its length. */
        END,
        /** These bytes are no JPEG, as is known after {@link #position()} of them; it stays so. */
        BAD
    }

    private enum Expected {
        START,
        MARKER,
        SEGMENT_LENGTH,
        SCAN_LENGTH,
        ENTROPY_CODED
    }

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int LENGTH_BYTES = 2;

    private Expected expected = Expected.START;
    private Found found = Found.MORE;
    private int position;
    private long looked;

    /**
     * Goes on from where it stopped.
     *
     * @param from where the JPEG begins; it may lie elsewhere at each call, as long as the bytes are the same
     * @param to exclusive end of what has come so far
     */
    public Found scan(byte[] bytes, int from, int to) {
        int available = to - from;
        boolean goesOn = true;
        while (goesOn && found == Found.MORE) {
            goesOn = step(bytes, from, available);
        }
        return found;
    }

    /**
     * Bytes from SOI to where it stopped. While there is {@link Found#MORE} to come, a segment is skipped as a whole,
     * so this may be ahead of what has come.
     */
    public int position() {
        return position;
    }

    /** Bytes looked at so far, skipped ones not counted. */
    public long looked() {
        return looked;
    }

    /** @return false when it needs more bytes */
    private boolean step(byte[] bytes, int from, int available) {
        return switch (expected) {
            case START -> start(bytes, from, available);
            case MARKER -> marker(bytes, from, available);
            case SEGMENT_LENGTH -> segment(bytes, from, available, Expected.MARKER);
            case SCAN_LENGTH -> segment(bytes, from, available, Expected.ENTROPY_CODED);
            case ENTROPY_CODED -> entropyCoded(bytes, from, available);
        };
    }

    private boolean start(byte[] bytes, int from, int available) {
        for (; position < available && position < 2; position++) {
            looked++;
            if ((bytes[from + position] & 0xFF) != (position == 0 ? 0xFF : SOI)) {
                return bad(position + 1);
            }
        }
        expected = position == 2 ? Expected.MARKER : Expected.START;
        return position == 2;
    }

    private boolean marker(byte[] bytes, int from, int available) {
        if (position >= available) {
            return false;
        }
        if (bytes[from + position] != (byte) 0xFF) {
            return bad(position + 1);
        }
        int code = position + 1;
        while (code < available && bytes[from + code] == (byte) 0xFF) {
            code++;
        }
        looked += code - position;
        position = code - 1;
        return code < available && visit(bytes[from + code] & 0xFF);
    }

    /** {@link #position} is at the FF before the code. */
    private boolean visit(int code) {
        looked++;
        position += 2;
        if (code == 0x00 || code == SOI) {
            return bad(position);
        }
        if (code == EOI) {
            found = Found.END;
            return false;
        }
        if (code != TEM && (code < RST0 || code > RST7)) {
            expected = code == SOS ? Expected.SCAN_LENGTH : Expected.SEGMENT_LENGTH;
        }
        return true;
    }

    private boolean segment(byte[] bytes, int from, int available, Expected next) {
        if (available - position < LENGTH_BYTES) {
            return false;
        }
        looked += LENGTH_BYTES;
        int length = (bytes[from + position] & 0xFF) << 8 | bytes[from + position + 1] & 0xFF;
        if (length < LENGTH_BYTES) {
            return bad(position + LENGTH_BYTES);
        }
        position += length;
        expected = next;
        return true;
    }

    /** Stops at the FF of the next marker that is neither a stuffed zero nor a restart. */
    private boolean entropyCoded(byte[] bytes, int from, int available) {
        int at = nextFf(bytes, from + position, from + available) - from;
        while (at + 1 < available && expected == Expected.ENTROPY_CODED) {
            int code = bytes[from + at + 1] & 0xFF;
            if (code == 0x00 || code >= RST0 && code <= RST7) {
                at = nextFf(bytes, from + at + 2, from + available) - from;
            } else if (code == 0xFF) {
                at++;
            } else {
                expected = Expected.MARKER;
            }
        }
        looked += Math.max(0, at - position);
        position = Math.max(at, position);
        return expected == Expected.MARKER;
    }

    private static int nextFf(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != (byte) 0xFF) {
            at++;
        }
        return at;
    }

    private boolean bad(int knownAfter) {
        position = knownAfter;
        found = Found.BAD;
        return false;
    }
}
