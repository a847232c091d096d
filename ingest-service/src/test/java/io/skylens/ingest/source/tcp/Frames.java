package io.skylens.ingest.source.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.skylens.ingest.bytes.Jpegs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Frames as senders write them. */
final class Frames {

    static final byte[] JPEG = Jpegs.ofLength(40, 1);

    static final byte[] OTHER = Jpegs.ofLength(48, 2);

    static byte[] join(Framing framing, byte[]... payloads) {
        return Jpegs.join(
                Arrays.stream(payloads).map(payload -> framed(framing, payload)).toArray(byte[][]::new));
    }

    static byte[] framed(Framing framing, byte[] payload) {
        var length = ByteBuffer.allocate(framing.width());
        switch (framing) {
            case LITTLE_ENDIAN_4 -> length.order(ByteOrder.LITTLE_ENDIAN).putInt(payload.length);
            case BIG_ENDIAN_4 -> length.putInt(payload.length);
            case LITTLE_ENDIAN_8 -> length.order(ByteOrder.LITTLE_ENDIAN).putLong(payload.length);
            case BIG_ENDIAN_8 -> length.putLong(payload.length);
            case DECIMAL_16 -> length.put(String.format("%016d", payload.length).getBytes(US_ASCII));
        }
        return Jpegs.join(length.array(), payload);
    }

    static FrameSplitter.Receiver collecting(List<byte[]> frames) {
        return new FrameSplitter.Receiver() {
            @Override
            public void hello(Hello hello) {
                throw new AssertionError(hello);
            }

            @Override
            public void payload(byte[] payload) {
                frames.add(payload);
            }
        };
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
