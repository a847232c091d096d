package io.skylens.ingest.bytes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways in which a network may cut a stream into chunks. */
public final class Cuts {

    private Cuts() {}

    /** All at once. */
    public static List<ByteBuffer> whole(byte[] stream) {
        return List.of(ByteBuffer.wrap(stream).asReadOnlyBuffer());
    }

    /** Chunks of one size, the last one of what is left. */
    public static List<ByteBuffer> every(byte[] stream, int size) {
        var chunks = new ArrayList<ByteBuffer>();
        for (int at = 0; at < stream.length; at += size) {
            chunks.add(chunk(stream, at, Math.min(stream.length, at + size)));
        }
        return chunks;
    }

    /** Three chunks. */
    public static List<ByteBuffer> at(byte[] stream, int first, int second) {
        return List.of(chunk(stream, 0, first), chunk(stream, first, second), chunk(stream, second, stream.length));
    }

    /** Chunks of random sizes, most of them small, some empty, half of them outside the heap as a socket's are. */
    public static List<ByteBuffer> random(byte[] stream, Random random) {
        var chunks = new ArrayList<ByteBuffer>();
        int at = 0;
        while (at < stream.length) {
            int size = random.nextInt(1 << random.nextInt(12));
            int to = Math.min(stream.length, at + size);
            chunks.add(random.nextBoolean() ? chunk(stream, at, to) : direct(stream, at, to));
            at = to;
        }
        return chunks;
    }

    private static ByteBuffer chunk(byte[] stream, int from, int to) {
        return ByteBuffer.wrap(stream, from, to - from).asReadOnlyBuffer();
    }

    private static ByteBuffer direct(byte[] stream, int from, int to) {
        return ByteBuffer.allocateDirect(to - from).put(stream, from, to - from).flip();
    }
}
