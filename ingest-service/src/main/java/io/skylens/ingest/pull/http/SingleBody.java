package io.skylens.ingest.pull.http;

import io.skylens.ingest.bytes.GrowingBytes;
import io.skylens.ingest.pull.FrameReceiver;
import io.skylens.ingest.pull.StreamFailedException;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.ByteBuffer;

/** The body of one response as a picture, held up to a limit. */
final class SingleBody {

    private final GrowingBytes bytes;

    /** @param maxBytes of a picture */
    SingleBody(int maxBytes) {
        this.bytes = new GrowingBytes(maxBytes);
    }

    /** Returns when the body has ended. */
    void read(HttpClientResponse response, FrameReceiver receiver) throws StreamFailedException, InterruptedException {
        var end = Promise.<Void>promise();
        response.exceptionHandler(end::tryFail);
        response.endHandler(ended -> end.tryComplete());
        response.handler(chunk -> add(chunk, response, receiver, end));
        response.resume();
        Waiting.forResult(end.future());
        receiver.frame(bytes.take());
    }

    private void add(Buffer chunk, HttpClientResponse response, FrameReceiver receiver, Promise<Void> end) {
        bytes.append(ByteBuffer.wrap(chunk.getBytes()), chunk.length());
        if (bytes.isFull()) {
            receiver.tooLarge(bytes.size() + 1L);
            response.request().reset();
            end.tryFail(StreamFailedException.refused("a picture must be at most " + bytes.size() + " bytes, got more"
                    + " (skylens.ingest.max-frame-size)"));
        }
    }
}
