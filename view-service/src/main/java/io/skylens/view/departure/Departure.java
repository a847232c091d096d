package io.skylens.view.departure;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks viewers to come back, spread over the time for which the process goes on after it was told to end
 * ({@code quarkus.shutdown.delay}); without one they are all cut at the end. By then nobody new is sent here. First the
 * WebSockets are closed, by which pages leave with all they have open, then the answers that would never end.
 */
@Singleton
class Departure {

    private static final Logger LOG = Logger.getLogger(Departure.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final int BEFORE_ALL_OTHERS = 2_000;

    /** What is left of the delay is for the last of them to go. */
    private static final double SHARE_OF_DELAY = 0.8;

    /** Registered with IANA: the viewer is welcome to come back at once. */
    private static final CloseReason SERVICE_RESTART = new CloseReason(1012, "this pod is stopping: connect again");

    private final OpenConnections sockets;
    private final Set<HttpServerRequest> answering = ConcurrentHashMap.newKeySet();

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Optional<Duration> delay;

    private volatile boolean isUnderWay;

    Departure(OpenConnections sockets) {
        this.sockets = sockets;
    }

    /** The delay is spent in a hook of the JVM's shutdown; this is another, which runs beside it. */
    void prepare(@Observes StartupEvent event) {
        delay.filter(time -> !time.isZero())
                .ifPresent(time -> Runtime.getRuntime().addShutdownHook(new Thread(() -> sendAway(time), "departure")));
    }

    void install(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ALL_OTHERS);
    }

    private void watch(RoutingContext context) {
        var request = context.request();
        if (!request.headers().contains(HttpHeaders.UPGRADE)) {
            answering.add(request);
            context.addEndHandler(ended -> answering.remove(request));
            if (isUnderWay) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        }
        context.next();
    }

    /** Returns when all viewers are gone. */
    private void sendAway(Duration time) {
        int half = (int) Math.max(1, time.toMillis() * SHARE_OF_DELAY / ROUND.toMillis() / 2);
        LOG.infof("viewers are asked to come back, over %.1f s", 2 * half * ROUND.toMillis() / 1e3);
        isUnderWay = true;
        try {
            for (int rounds = half; rounds > 0; rounds--) {
                closeSockets(rounds);
                Thread.sleep(ROUND.toMillis());
            }
            for (int rounds = half; rounds > 0; rounds--) {
                closeSockets(1);
                endAnswers(rounds);
                Thread.sleep(ROUND.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param rounds that are left, this one included; by the last all are closed */
    void closeSockets(int rounds) {
        share(sockets.listAll(), rounds)
                .forEach(socket -> socket.close(SERVICE_RESTART).subscribe().with(closed -> {}, failed -> {}));
    }

    /** @param rounds that are left, this one included; by the last all are ended */
    void endAnswers(int rounds) {
        share(answering, rounds).forEach(request -> request.connection().close());
    }

    private static <T> Stream<T> share(Collection<T> open, int rounds) {
        return open.stream().limit((open.size() + rounds - 1) / rounds);
    }
}
