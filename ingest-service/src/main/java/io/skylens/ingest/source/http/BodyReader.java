package io.skylens.ingest.source.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/**
 * Reads the body of one request into memory, up to a limit that holds before memory of that size is taken: the announced
 * length is checked first, and memory grows with what has come. What has not come in time is given up, so that slow
 * senders do not hold memory for ever. On the request's event loop.
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

        /** @param bytes come when the time was over; the rest of the body is still to come */
        void tooLate(long bytes);
    }

    /** @param millis from the end of the headers to the last byte */
    record Limits(int bytes, long millis) {}

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Outcome outcome;
    private final Limits limits;
    private final int announced;
    private byte[] bytes;
    private int count;
    private long timer;

    private BodyReader(RoutingContext context, int announced, Limits limits, Outcome outcome) {
        this.request = context.request();
        this.vertx = context.vertx();
        this.announced = announced;
        this.limits = limits;
        this.outcome = outcome;
        this.bytes = new byte[Math.min(announced == UNKNOWN ? limits.bytes : announced, FIRST_BYTES)];
    }

    /** Returns at once. To be called before the request's first event-loop turn has ended. */
    static void read(RoutingContext context, Limits limits, Outcome outcome) {
        var request = context.request();
        long announced = announcedLength(request);
        if (announced > limits.bytes) {
            outcome.tooLarge(announced);
            return;
        }
        var reader = new BodyReader(context, (int) announced, limits, outcome);
        reader.start();
        if (request.headers().contains(HttpHeaders.EXPECT, CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    private void start() {
        timer = vertx.setTimer(limits.millis, id -> outcome.tooLate(count));
        request.handler(this::add).endHandler(end -> end()).exceptionHandler(gone -> vertx.cancelTimer(timer));
    }

    private static long announcedLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The HTTP decoder has refused what is no number.
        return length == null ? UNKNOWN : Long.parseLong(length);
    }

    private void add(Buffer chunk) {
        int sum = count + chunk.length();
        if (sum > limits.bytes) {
            vertx.cancelTimer(timer);
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
        int doubled = Math.max(needed, (int) Math.min(2L * bytes.length, limits.bytes));
        return announced >= needed ? Math.min(doubled, announced) : doubled;
    }

    private void end() {
        vertx.cancelTimer(timer);
        outcome.whole(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
    }
}
