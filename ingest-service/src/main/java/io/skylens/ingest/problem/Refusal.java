package io.skylens.ingest.problem;

import io.skylens.ingest.intake.RejectedFrameException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** How a frame that was not accepted is answered. */
public final class Refusal {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(5);
    private static final long LINGER_ENDLESS_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private Refusal() {}

    /**
     * Answers a request before its body has come, in a way that the client gets to see: a connection closed with unread
     * bytes is reset, which takes the answer away from a client that is still sending. So the rest is read and thrown
     * away, for a while, before the connection is closed. To be called on the request's event loop.
     */
    public static void send(RoutingContext context, RejectedFrameException rejection) {
        send(context, problem(rejection));
    }

    /** As {@link #send(RoutingContext, RejectedFrameException)}, with an answer of the caller's. */
    public static void send(RoutingContext context, Problem problem) {
        send(context, problem, LINGER_MILLIS);
    }

    /**
     * Ends a body that would go on for ever: as {@link #send(RoutingContext, Problem)}, but for less long, because whoever
     * has not read the answer by then waits for an end that never comes.
     */
    public static void endStream(RoutingContext context, Problem problem) {
        send(context, problem, LINGER_ENDLESS_MILLIS);
    }

    private static void send(RoutingContext context, Problem problem, long lingerMillis) {
        var request = context.request();
        var connection = request.connection();
        long timer = context.vertx().setTimer(lingerMillis, id -> connection.close());
        request.handler(bytes -> {}).endHandler(end -> {
            context.vertx().cancelTimer(timer);
            connection.close();
        });
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problem.send(context.response());
    }

    public static Problem problem(RejectedFrameException rejection) {
        int status =
                switch (rejection.reason()) {
                    case UNAUTHORIZED -> UNAUTHORIZED;
                    case FORBIDDEN -> FORBIDDEN;
                    case TOO_LARGE -> CONTENT_TOO_LARGE;
                    case MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
                    case TIMED_OUT -> REQUEST_TIMEOUT;
                    case TOO_MANY_CONNECTIONS, TOO_MANY_FAILURES -> TOO_MANY_REQUESTS;
                    case KAFKA_AWAY, CLOSED -> SERVICE_UNAVAILABLE;
                    default -> BAD_REQUEST;
                };
        return new Problem(status, rejection.getMessage());
    }
}
