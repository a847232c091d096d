package io.skylens.view.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.access.Revocations;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was let in by a token ends with the token: once a second, streams and WebSockets whose token has run out or been
 * revoked are closed.
 */
@Singleton
class LongVisits {

    private static final long PERIOD_MILLIS = 1_000;
    private static final String SOCKET = "/ws";
    /** RFC 6455, section 7.4.1. */
    private static final int POLICY_VIOLATION = 1008;

    private final Vertx vertx;
    private final OpenConnections sockets;
    private final Revocations revocations;
    private final Clock clock;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();

    LongVisits(Vertx vertx, OpenConnections sockets, Revocations revocations, Clock clock) {
        this.vertx = vertx;
        this.sockets = sockets;
        this.revocations = revocations;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(PERIOD_MILLIS, timer -> closeEnded());
    }

    /** To be called on the request's event loop. */
    void add(Visitor visitor, RoutingContext request) {
        // By the address, not by a header: a stream that calls itself a handshake would outlive its token.
        boolean isHandshake = SOCKET.equals(request.normalizedPath());
        if (visitor.grant().isPresent() && !isHandshake) {
            var visit = new Visit(visitor, request);
            visits.add(visit);
            request.addEndHandler(ended -> visits.remove(visit));
        }
    }

    private void closeEnded() {
        visits.stream()
                .filter(visit -> isOver(visit.visitor()))
                .forEach(visit -> visit.request().request().connection().close());
        sockets.stream().filter(socket -> isOver(Visitor.of(socket))).forEach(LongVisits::close);
    }

    private boolean isOver(Visitor visitor) {
        return visitor.grant()
                .filter(grant -> revocations.isOver(grant, clock.instant()))
                .isPresent();
    }

    private static void close(WebSocketConnection socket) {
        var reason = new CloseReason(POLICY_VIOLATION, "the token has run out or been revoked");
        socket.close(reason).subscribe().with(closed -> {}, failed -> {});
    }

    private record Visit(Visitor visitor, RoutingContext request) {}
}
