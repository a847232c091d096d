package io.skylens.ingest.source.stream;

import io.skylens.ingest.bytes.GrowingBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The part of a stream that is not yet done with. Positions are counted from its first unread byte. */
final class Window {

    /** Taken at once from a chunk, so that what is held does not depend on the sizes of chunks. */
    static final int SLICE = 64 << 10;

    private final GrowingBytes bytes;
    private int start;
    private int searched;
    private long discarded;
    private long looked;

    /** @param most bytes that stay unread between two slices */
    Window(int most) {
        bytes = new GrowingBytes(bound(most));
    }

    static int bound(int most) {
        return most + SLICE;
    }

    void append(ByteBuffer chunk) {
        bytes.append(chunk, SLICE);
    }

    /** Forgets what was consumed. */
    void compact() {
        bytes.discard(start);
        discarded += start;
        searched = Math.max(0, searched - start);
        start = 0;
    }

    void release() {
        bytes.release();
        start = 0;
        searched = 0;
    }

    byte[] array() {
        return bytes.array();
    }

    /** Where in the array the first unread byte is. */
    int start() {
        return start;
    }

    /** Exclusive end of the bytes in the array. */
    int limit() {
        return bytes.size();
    }

    int unread() {
        return bytes.size() - start;
    }

    int capacity() {
        return bytes.capacity();
    }

    /** Bytes of the stream before the first unread one. */
    long offset() {
        return discarded + start;
    }

    /** Bytes in which line ends were searched. */
    long looked() {
        return looked;
    }

    void consume(int count) {
        start += count;
    }

    byte[] copy(int count) {
        return Arrays.copyOfRange(bytes.array(), start, start + count);
    }

    /**
     * Finds the LF of the line that begins at {@code from}; of lines, later ones must be asked for later. No byte is
     * searched twice.
     *
     * @return its position, or -1
     */
    int lineFeed(int from) {
        int first = Math.max(start + from, searched);
        int at = first;
        while (at < bytes.size() && bytes.array()[at] != '\n') {
            at++;
        }
        looked += at - first;
        searched = at;
        return at < bytes.size() ? at - start : -1;
    }
}
