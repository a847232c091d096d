package io.skylens.view.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skylens.view.access.Visitor;
import io.skylens.view.detections.Detectors;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.event.EventLog;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What changes, as server-sent events:
 *
 * <pre>
 *   begin       {"now": instant}      once; what was known before counts no more
 *   drone       a drone               one for each, then whenever a status comes or the state changes
 *   ready       {}                    once, when each drone there is has been told of
 *   event       {"at": instant, "drone": "alpha", "kind": "class-appeared", "label": "car"}
 *                                     class-appeared: found in 3 of the last 5 detected frames; class-gone: in none for
 *                                     5 s; drone-came, drone-went (OFFLINE), drone-froze (FROZEN), without a label
 *   gone        {"drone": "alpha"}    it was forgotten
 *   detectors   those alive           at first, when they change, and every 5 s as a sign of life
 * </pre>
 *
 * A client that does not keep up is disconnected, and learns all anew when it comes back.
 */
@Startup
@Path("/api/v1/events")
public class EventsResource {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int MOST_UNSENT = 4_096;

    private final DroneRegistry registry;
    private final Detectors detectors;
    private final EventLog log;
    private final Clock clock;
    private final AtomicInteger listening = new AtomicInteger();

    EventsResource(DroneRegistry registry, Detectors detectors, EventLog log, Clock clock, MeterRegistry meters) {
        this.registry = registry;
        this.detectors = detectors;
        this.log = log;
        this.clock = clock;
        Gauge.builder("skylens.view.viewers", listening, AtomicInteger::get)
                .tag("kind", "events")
                .register(meters);
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@Context Sse sse, @Context RoutingContext request) {
        var visitor = Visitor.of(request);
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            var subscriber = new EventSubscriber(emitter, sse, visitor);
                            listening.incrementAndGet();
                            subscriber.begin(registry, clock.instant());
                            log.addListener(subscriber);
                            var look = Multi.createFrom()
                                    .ticks()
                                    .every(LOOK_EVERY)
                                    .subscribe()
                                    .with(tick -> subscriber.detectors(detectors.alive()));
                            emitter.onTermination(() -> {
                                look.cancel();
                                log.removeListener(subscriber);
                                registry.removeListener(subscriber);
                                listening.decrementAndGet();
                            });
                        },
                        MOST_UNSENT);
    }
}
