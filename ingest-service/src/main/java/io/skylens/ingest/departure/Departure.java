package io.skylens.ingest.departure;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.skylens.ingest.intake.SessionRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks devices to connect anew, spread over the time for which the process goes on after it was told to end
 * ({@code quarkus.shutdown.delay}); without one they are all cut at the end. By then nobody new is sent here. POSTs are
 * answered as ever, and told to come over another connection next time.
 */
@Singleton
class Departure {

    private static final Logger LOG = Logger.getLogger(Departure.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final int BEFORE_ALL_OTHERS = 1_000;

    /** What is left of the delay is for the last of them to go. */
    private static final double SHARE_OF_DELAY = 0.8;

    private final SessionRegistry sessions;

    @ConfigProperty(name = "quarkus.shutdown.delay")
    Optional<Duration> delay;

    private volatile boolean isUnderWay;

    Departure(SessionRegistry sessions) {
        this.sessions = sessions;
    }

    /** The delay is spent in a hook of the JVM's shutdown; this is another, which runs beside it. */
    void prepare(@Observes StartupEvent event) {
        delay.filter(time -> !time.isZero())
                .ifPresent(time -> Runtime.getRuntime().addShutdownHook(new Thread(() -> sendAway(time), "departure")));
    }

    void install(@Observes Filters filters) {
        filters.register(this::sayGoodbye, BEFORE_ALL_OTHERS);
    }

    /** Returns when all devices are gone. */
    void sendAway(Duration time) {
        int rounds = (int) Math.max(1, time.toMillis() * SHARE_OF_DELAY / ROUND.toMillis());
        LOG.infof("devices are asked to connect anew, over %.1f s", rounds * ROUND.toMillis() / 1e3);
        isUnderWay = true;
        try {
            for (int left = rounds; left > 0; left--) {
                sessions.sendAwayShare(left);
                Thread.sleep(ROUND.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayGoodbye(RoutingContext context) {
        if (isUnderWay && !context.request().headers().contains(HttpHeaders.UPGRADE)) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }
}
