package io.skylens.ingest.source.http;

import java.util.Arrays;

/**
 * Finds a short sequence in many bytes (Horspool's algorithm): with the some forty bytes of a form's boundary it looks at
 * one byte in forty of a JPEG. Immutable.
 */
final class ByteSearch {

    private static final int BYTE_VALUES = 256;

    private final byte[] wanted;
    private final int[] skips = new int[BYTE_VALUES];

    ByteSearch(byte[] wanted) {
        this.wanted = wanted;
        Arrays.fill(skips, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            skips[wanted[i] & 0xFF] = wanted.length - 1 - i;
        }
    }

    int length() {
        return wanted.length;
    }

    /** @return where it begins, wholly inside {@code from} to {@code to}, or -1 */
    int find(byte[] bytes, int from, int to) {
        int last = wanted.length - 1;
        for (int at = from; at <= to - wanted.length; at += skips[bytes[at + last] & 0xFF]) {
            if (bytes[at + last] == wanted[last] && matches(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the bytes begin with the last {@code count} of the sequence. */
    boolean endMatches(byte[] bytes, int count) {
        return bytes.length >= count && Arrays.equals(bytes, 0, count, wanted, wanted.length - count, wanted.length);
    }

    private boolean matches(byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
