package io.skylens.ingest.pull.http;

import io.skylens.ingest.pull.StreamFailedException;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits on a thread of our own for what happens on an event loop. */
final class Waiting {

    private Waiting() {}

    static <T> T forResult(Future<T> future) throws StreamFailedException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (cause instanceof StreamFailedException failure) {
                throw failure;
            }
            throw StreamFailedException.broken(
                    cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        }
    }
}
