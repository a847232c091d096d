package io.skylens.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of this service, by protocol ({@code origin}); drones are told apart in their statuses, where their number
 * does no harm. Thread-safe, no lookup per frame but one in a map.
 *
 * <ul>
 *   <li>{@code skylens_ingest_accepted_frames_total}, {@code skylens_ingest_accepted_bytes_total}
 *   <li>{@code skylens_ingest_frames_total} by {@code fate} (published, dropped, uncertain, rejected) and {@code reason};
 *       accepted = published + dropped + uncertain + those under way
 *   <li>{@code skylens_ingest_publish_seconds}: from accepted to acknowledged
 *   <li>{@code skylens_ingest_sessions}: open now
 *   <li>{@code skylens_ingest_hellos_total}: text messages
 * </ul>
 */
@Singleton
public class IngestMetrics {

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
    private final ConcurrentMap<String, OfOrigin> origins = new ConcurrentHashMap<>();

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public OfOrigin of(String origin) {
        return origins.computeIfAbsent(origin, OfOrigin::new);
    }

    /** The meters of one protocol. */
    public final class OfOrigin {

        private record Fate(String fate, String reason) {}

        private final String origin;
        private final ConcurrentMap<Fate, Counter> fates = new ConcurrentHashMap<>();
        private final Counter acceptedFrames;
        private final Counter acceptedBytes;
        private final Counter hellos;
        private final Timer publish;
        private final AtomicInteger sessions;

        private OfOrigin(String origin) {
            this.origin = origin;
            acceptedFrames = counter("skylens.ingest.accepted.frames");
            acceptedBytes = counter("skylens.ingest.accepted.bytes");
            hellos = counter("skylens.ingest.hellos");
            publish = Timer.builder("skylens.ingest.publish")
                    .tag("origin", origin)
                    .serviceLevelObjectives(PUBLISH_BUCKETS)
                    .register(registry);
            sessions = registry.gauge("skylens.ingest.sessions", Tags.of("origin", origin), new AtomicInteger());
        }

        public void accepted(int bytes) {
            acceptedFrames.increment();
            acceptedBytes.increment(bytes);
        }

        public void published(long nanos) {
            fate("published", NO_REASON);
            publish.record(nanos, TimeUnit.NANOSECONDS);
        }

        public void dropped(String reason) {
            fate("dropped", reason);
        }

        public void uncertain() {
            fate("uncertain", NO_REASON);
        }

        public void rejected(String reason) {
            fate("rejected", reason);
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

        private void fate(String fate, String reason) {
            fates.computeIfAbsent(new Fate(fate, reason), key -> Counter.builder("skylens.ingest.frames")
                            .tags("origin", origin, "fate", key.fate, "reason", key.reason)
                            .register(registry))
                    .increment();
        }

        private Counter counter(String name) {
            return Counter.builder(name).tag("origin", origin).register(registry);
        }
    }
}
