package io.skylens.ingest.bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A buffer that grows with what has really arrived, never with what was announced: at first to 64 KiB (less where its
 * bound is less), then by doubling, at most to its bound. So each byte is copied three times at most on average, and
 * what a sender claims costs nothing. Not thread-safe.
 */
public final class GrowingBytes {

    /** Most frames are smaller and never need to grow. */
    static final int FIRST_CAPACITY = 64 << 10;

    private static final byte[] NOTHING = {};

    private final int bound;
    private final int firstCapacity;
    private byte[] bytes = NOTHING;
    private int size;

    /** @param bound the most bytes it may ever hold */
    public GrowingBytes(int bound) {
        this(bound, FIRST_CAPACITY);
    }

    /** @param firstCapacity for one that seldom holds much */
    public GrowingBytes(int bound, int firstCapacity) {
        this.bound = bound;
        this.firstCapacity = firstCapacity;
    }

    /** Takes bytes from the source until it is empty, {@code atMost} are taken or the bound is reached. */
    public void append(ByteBuffer source, int atMost) {
        int count = Math.min(Math.min(source.remaining(), atMost), bound - size);
        if (count <= 0) {
            return;
        }
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, capacityFor(size + count));
        }
        source.get(bytes, size, count);
        size += count;
    }

    private int capacityFor(int needed) {
        long grown = Math.max(needed, Math.max(firstCapacity, 2L * bytes.length));
        return (int) Math.min(bound, grown);
    }

    /** The bytes themselves, valid from 0 to {@link #size()} and until the next call that changes them. */
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Whether the bound is reached. */
    public boolean isFull() {
        return size == bound;
    }

    /** Bytes of memory behind it. */
    public int capacity() {
        return bytes.length;
    }

    /** Forgets the first {@code count} bytes and moves the rest to the front. */
    public void discard(int count) {
        if (count == 0) {
            return;
        }
        System.arraycopy(bytes, count, bytes, 0, size - count);
        size -= count;
    }

    /** Gives away what it holds and is empty again. Copies nothing when it is full. */
    public byte[] take() {
        var taken = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        release();
        return taken;
    }

    /** Forgets everything, and the memory with it. */
    public void release() {
        bytes = NOTHING;
        size = 0;
    }
}
