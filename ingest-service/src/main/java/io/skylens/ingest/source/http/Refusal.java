package io.skylens.ingest.source.http;

import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** How a frame that was not accepted is answered. */
final class Refusal {

    private static final int BAD_REQUEST = 400;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private Refusal() {}

    /**
     * Answers a request before its body has come, in a way that the client gets to see: a connection closed with unread
     * bytes is reset, which takes the answer away from a client that is still sending. So the rest is read and thrown
     * away, for a while, before the connection is closed. To be called on the request's event loop.
     */
    static void send(RoutingContext context, RejectedFrameException rejection) {
        var request = context.request();
        var connection = request.connection();
        long timer = context.vertx().setTimer(LINGER_MILLIS, id -> connection.close());
        request.handler(bytes -> {}).endHandler(end -> {
            context.vertx().cancelTimer(timer);
            connection.close();
        });
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problem(rejection).send(context.response());
    }

    static Problem problem(RejectedFrameException rejection) {
        int status =
                switch (rejection.reason()) {
                    case TOO_LARGE -> CONTENT_TOO_LARGE;
                    case MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
                    case KAFKA_AWAY, TOO_MANY_CONNECTIONS, CLOSED -> SERVICE_UNAVAILABLE;
                    default -> BAD_REQUEST;
                };
        return new Problem(status, rejection.getMessage());
    }
}
