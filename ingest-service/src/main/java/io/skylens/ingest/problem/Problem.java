package io.skylens.ingest.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * An error as RFC 9457 has it, {@code application/problem+json}: {@code type}, {@code title}, {@code status} and
 * {@code detail}, the last naming the thing, the rule and the value.
 */
public record Problem(int status, String detail) {

    private static final String CONTENT_TYPE = "application/problem+json";
    /** What is refused now may be taken soon: too many requests, service unavailable. */
    private static final Set<Integer> PASSING = Set.of(429, 503);

    private static final String RETRY_AFTER_SECONDS = "1";

    /** Ends the response, completes when it is written. One that passes says when to try again. */
    public Future<Void> send(HttpServerResponse response) {
        if (PASSING.contains(status)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .end(toJson());
    }

    private Buffer toJson() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }
}
