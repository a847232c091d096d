package io.skylens.ingest.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a splitter made of a stream.
 *
 * @param headers of each part, as text
 * @param payloads in hexadecimal, so that records compare
 * @param error null when there was none
 */
record Parts(List<String> headers, List<String> payloads, MultipartException.Reason error, boolean closed) {

    static final int MAX_PAYLOAD = 100_000;

    /** Feeds the chunks, then the end, and checks what holds for any bytes: one error at most, memory within the bound. */
    static Parts of(Boundary boundary, List<ByteBuffer> chunks) {
        var headers = new ArrayList<String>();
        var payloads = new ArrayList<String>();
        var splitter = new MultipartSplitter(boundary, MAX_PAYLOAD, (partHeaders, payload) -> {
            assertThat(payload.length).isLessThanOrEqualTo(MAX_PAYLOAD);
            headers.add(partHeaders.toString());
            payloads.add(HexFormat.of().formatHex(payload));
        });
        MultipartException error = null;
        for (var chunk : chunks) {
            error = first(error, () -> splitter.feed(chunk));
            assertThat(chunk.hasRemaining() && error == null).isFalse();
            assertThat(splitter.held()).isLessThanOrEqualTo(MultipartSplitter.maxHeld(MAX_PAYLOAD));
        }
        error = first(error, splitter::end);
        assertThat(splitter.held()).isZero();
        return new Parts(headers, payloads, error == null ? null : error.reason(), splitter.isClosed());
    }

    private static MultipartException first(MultipartException before, Feeding feeding) {
        try {
            feeding.run();
            return before;
        } catch (MultipartException e) {
            assertThat(before).as("an earlier error").isNull();
            assertThat(e).hasMessageMatching("(?s)(multipart stream|headers of a part|part) must .{10,}");
            return e;
        }
    }

    private interface Feeding {
        void run() throws MultipartException;
    }
}
