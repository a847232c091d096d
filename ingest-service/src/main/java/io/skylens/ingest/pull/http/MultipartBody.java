package io.skylens.ingest.pull.http;

import io.skylens.ingest.pull.FpsGate;
import io.skylens.ingest.pull.FrameReceiver;
import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamOrder;
import io.skylens.ingest.source.stream.Boundary;
import io.skylens.ingest.source.stream.MultipartException;
import io.skylens.ingest.source.stream.MultipartSplitter;
import io.skylens.ingest.time.Timepiece;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;

/** An endless multipart response, of which each part is a picture. */
final class MultipartBody {

    private final FrameReceiver receiver;
    private final FpsGate gate;
    private final int maxBytes;

    /** @param maxBytes of a picture */
    MultipartBody(StreamOrder order, FrameReceiver receiver, int maxBytes, Timepiece time) {
        this.receiver = receiver;
        this.gate = new FpsGate(order.fps(), time.ticks());
        this.maxBytes = maxBytes;
    }

    /** Hands on pictures on the response's event loop until it ends, which it does with an exception. */
    void readAll(HttpClientResponse response) throws StreamFailedException, InterruptedException {
        var end = Promise.<Void>promise();
        var splitter = splitter(response);
        response.exceptionHandler(end::tryFail);
        response.endHandler(ended -> end.tryFail(StreamFailedException.broken("the camera has ended the stream")));
        response.handler(chunk -> feed(splitter, chunk, end));
        response.resume();
        Waiting.forResult(end.future());
    }

    private MultipartSplitter splitter(HttpClientResponse response) throws StreamFailedException {
        try {
            var boundary = Boundary.of(response.getHeader(HttpHeaders.CONTENT_TYPE));
            return new MultipartSplitter(boundary, maxBytes, (headers, picture) -> take(picture));
        } catch (MultipartException e) {
            throw StreamFailedException.broken(e.getMessage());
        }
    }

    private void take(byte[] picture) {
        if (gate.admits()) {
            receiver.frame(picture);
        }
    }

    private static void feed(MultipartSplitter splitter, Buffer chunk, Promise<Void> end) {
        try {
            splitter.feed(ByteBuffer.wrap(chunk.getBytes()));
            if (splitter.isClosed()) {
                end.tryFail(StreamFailedException.broken("the camera has ended the stream"));
            }
        } catch (MultipartException e) {
            end.tryFail(StreamFailedException.broken(e.getMessage()));
        }
    }
}
