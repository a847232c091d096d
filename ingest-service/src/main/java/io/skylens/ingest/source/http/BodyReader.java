package io.skylens.ingest.source.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * Reads the body of one request into memory, up to a limit that holds before memory of that size is taken: the announced
 * length is checked first, and memory grows with what has come. On the request's event loop.
 */
final class BodyReader {

    /** A frame of usual size is read without growing. */
    private static final int FIRST_BYTES = 128 << 10;

    private static final String CONTINUE = "100-continue";
    private static final int UNKNOWN = -1;

    /** What the reader ends in, once. When the client goes away before, in neither. */
    interface Outcome {

        /** @param bytes exactly the body; the receiver's own */
        void whole(byte[] bytes);

        /** @param bytes announced, or come so far; the rest of the body is still to come */
        void tooLarge(long bytes);
    }

    private final HttpServerRequest request;
    private final Outcome outcome;
    private final int limit;
    private final int announced;
    private byte[] bytes;
    private int count;

    private BodyReader(HttpServerRequest request, int announced, int limit, Outcome outcome) {
        this.request = request;
        this.announced = announced;
        this.limit = limit;
        this.outcome = outcome;
        this.bytes = new byte[Math.min(announced == UNKNOWN ? limit : announced, FIRST_BYTES)];
    }

    /** Returns at once. To be called before the request's first event-loop turn has ended. */
    static void read(HttpServerRequest request, int limit, Outcome outcome) {
        long announced = announcedLength(request);
        if (announced > limit) {
            outcome.tooLarge(announced);
            return;
        }
        var reader = new BodyReader(request, (int) announced, limit, outcome);
        request.handler(reader::add).endHandler(end -> reader.end());
        if (request.headers().contains(HttpHeaders.EXPECT, CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    private static long announcedLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The HTTP decoder has refused what is no number.
        return length == null ? UNKNOWN : Long.parseLong(length);
    }

    private void add(Buffer chunk) {
        int sum = count + chunk.length();
        if (sum > limit) {
            outcome.tooLarge(sum);
            return;
        }
        if (sum > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacityFor(sum));
        }
        chunk.getBytes(bytes, count);
        count = sum;
    }

    private int capacityFor(int needed) {
        int doubled = Math.max(needed, (int) Math.min(2L * bytes.length, limit));
        return announced >= needed ? Math.min(doubled, announced) : doubled;
    }

    private void end() {
        outcome.whole(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
    }
}
