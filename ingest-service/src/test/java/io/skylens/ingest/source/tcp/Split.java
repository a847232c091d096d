package io.skylens.ingest.source.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a splitter made of a stream.
 *
 * @param payloads in hexadecimal, so that records compare
 * @param error null when there was none
 * @param framing null when it was not certain
 */
record Split(List<Hello> hellos, List<String> payloads, FramingException.Reason error, Framing framing) {

    static final int MAX_PAYLOAD = 100_000;

    /** Feeds the chunks, then the end, and checks what holds for any bytes: one error at most, memory within the bound. */
    static Split of(List<ByteBuffer> chunks) {
        var collector = new Collector();
        var splitter = new FrameSplitter(MAX_PAYLOAD, collector);
        FramingException error = null;
        for (var chunk : chunks) {
            error = first(error, () -> splitter.feed(chunk));
            assertThat(chunk.hasRemaining() && error == null).isFalse();
            assertThat(splitter.held()).isLessThanOrEqualTo(FrameSplitter.maxHeld(MAX_PAYLOAD));
        }
        var framing = splitter.framing().orElse(null);
        error = first(error, splitter::end);
        assertThat(splitter.held()).isZero();
        return new Split(collector.hellos, collector.payloads, error == null ? null : error.reason(), framing);
    }

    private static FramingException first(FramingException before, Feeding feeding) {
        try {
            feeding.run();
            return before;
        } catch (FramingException e) {
            assertThat(before).as("an earlier error").isNull();
            assertThat(e).hasMessageMatching("(?s)(TCP stream|hello line|frame \\d+) must .{10,}");
            return e;
        }
    }

    private interface Feeding {
        void run() throws FramingException;
    }

    private static final class Collector implements FrameSplitter.Receiver {

        private final List<Hello> hellos = new ArrayList<>();
        private final List<String> payloads = new ArrayList<>();

        @Override
        public void hello(Hello hello) {
            assertThat(payloads).isEmpty();
            hellos.add(hello);
        }

        @Override
        public void payload(byte[] payload) {
            assertThat(payload.length).isLessThanOrEqualTo(MAX_PAYLOAD + Payload.PICKLE_OVERHEAD);
            payloads.add(HexFormat.of().formatHex(payload));
        }
    }
}
