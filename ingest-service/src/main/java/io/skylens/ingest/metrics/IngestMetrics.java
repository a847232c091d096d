package io.skylens.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.skylens.ingest.config.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of this service, by protocol ({@code origin}), and by {@code drone} for as many drones as
 * {@code skylens.ingest.metered-drones} says; those above the number are the drone {@value #OTHER}. What came before it
 * was known whose it is belongs to the drone {@value #NOBODY}. Thread-safe, no lookup per frame but one in a map.
 *
 * <ul>
 *   <li>{@code skylens_ingest_accepted_frames_total}, {@code skylens_ingest_accepted_bytes_total} by {@code drone}
 *   <li>{@code skylens_ingest_frames_total} by {@code drone}, {@code fate} (published, dropped, uncertain, rejected) and
 *       {@code reason}; accepted = published + dropped + uncertain + those under way
 *   <li>{@code skylens_ingest_publish_seconds}: from accepted to acknowledged
 *   <li>{@code skylens_ingest_sessions}: open now
 *   <li>{@code skylens_ingest_hellos_total}: text messages
 * </ul>
 */
@Singleton
public class IngestMetrics {

    static final String OTHER = "other";
    static final String NOBODY = "none";

    private static final String NO_REASON = "none";
    private static final Duration[] PUBLISH_BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry registry;
    private final int meteredDrones;
    private final ConcurrentMap<String, OfOrigin> origins = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ConcurrentMap<String, Frames>> drones = new ConcurrentHashMap<>();

    @Inject
    IngestMetrics(MeterRegistry registry, IngestConfig config) {
        this(registry, config.meteredDrones());
    }

    /** @param meteredDrones how many are told apart */
    public IngestMetrics(MeterRegistry registry, int meteredDrones) {
        this.registry = registry;
        this.meteredDrones = meteredDrones;
    }

    public OfOrigin of(String origin) {
        return origins.computeIfAbsent(origin, OfOrigin::new);
    }

    /** The frames of one drone that came by one protocol. */
    public Frames frames(String origin, String drone) {
        // Two that begin in the same moment may both be let in: it is a bound of memory, not a count.
        boolean isMetered = drones.containsKey(drone) || drones.size() < meteredDrones;
        return drones.computeIfAbsent(isMetered ? drone : OTHER, id -> new ConcurrentHashMap<>())
                .computeIfAbsent(origin, from -> new Frames(of(from), isMetered ? drone : OTHER));
    }

    /** The drone is known no more: its meters are removed and make room for another one. */
    public void forget(String drone) {
        var removed = drones.remove(drone);
        if (removed != null) {
            removed.values().forEach(Frames::remove);
        }
    }

    /** The meters of one protocol. */
    public final class OfOrigin {

        private final String origin;
        private final Counter hellos;
        private final Timer publish;
        private final AtomicInteger sessions;
        private final Frames nobodys;

        private OfOrigin(String origin) {
            this.origin = origin;
            hellos = Counter.builder("skylens.ingest.hellos")
                    .tag("origin", origin)
                    .register(registry);
            publish = Timer.builder("skylens.ingest.publish")
                    .tag("origin", origin)
                    .serviceLevelObjectives(PUBLISH_BUCKETS)
                    .register(registry);
            sessions = registry.gauge("skylens.ingest.sessions", Tags.of("origin", origin), new AtomicInteger());
            nobodys = new Frames(this, NOBODY);
        }

        /** A frame or a sender was refused before it was known whose it is. */
        public void rejected(String reason) {
            nobodys.rejected(reason);
        }

        public void hello() {
            hellos.increment();
        }

        public void sessionOpened() {
            sessions.incrementAndGet();
        }

        public void sessionClosed() {
            sessions.decrementAndGet();
        }
    }

    /** The frames of one drone and protocol. */
    public final class Frames {

        private record Fate(String fate, String reason) {}

        private final OfOrigin origin;
        private final Tags tags;
        private final ConcurrentMap<Fate, Counter> fates = new ConcurrentHashMap<>();
        private final Counter acceptedFrames;
        private final Counter acceptedBytes;

        private Frames(OfOrigin origin, String drone) {
            this.origin = origin;
            this.tags = Tags.of("origin", origin.origin, "drone", drone);
            acceptedFrames = registry.counter("skylens.ingest.accepted.frames", tags);
            acceptedBytes = registry.counter("skylens.ingest.accepted.bytes", tags);
        }

        public void accepted(int bytes) {
            acceptedFrames.increment();
            acceptedBytes.increment(bytes);
        }

        public void published(long nanos) {
            count("published", NO_REASON);
            origin.publish.record(nanos, TimeUnit.NANOSECONDS);
        }

        public void dropped(String reason) {
            count("dropped", reason);
        }

        public void uncertain() {
            count("uncertain", NO_REASON);
        }

        public void rejected(String reason) {
            count("rejected", reason);
        }

        private void count(String fate, String reason) {
            fates.computeIfAbsent(
                            new Fate(fate, reason),
                            key -> registry.counter(
                                    "skylens.ingest.frames", tags.and("fate", key.fate, "reason", key.reason)))
                    .increment();
        }

        private void remove() {
            registry.remove((Meter) acceptedFrames);
            registry.remove((Meter) acceptedBytes);
            fates.values().forEach(counter -> registry.remove((Meter) counter));
        }
    }
}
