package io.skylens.ingest.sources;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceState;
import io.skylens.contract.SourceState.Phase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of the sources that this pod runs.
 *
 * <ul>
 *   <li>{@code skylens_ingest_source_restarts_total} by {@code drone}: runs that failed
 *   <li>{@code skylens_ingest_sources} by {@code phase}: how many are running, retrying, …
 * </ul>
 */
@Singleton
class SourceMetrics {

    private final MeterRegistry registry;
    private final Map<DroneId, Counter> restarts = new ConcurrentHashMap<>();
    private final Map<Phase, AtomicInteger> phases = new EnumMap<>(Phase.class);

    SourceMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var phase : Phase.values()) {
            var tag = Tags.of("phase", phase.name().toLowerCase(Locale.ROOT));
            phases.put(phase, registry.gauge("skylens.ingest.sources", tag, new AtomicInteger()));
        }
    }

    void changed(DroneId drone, SourceState state) {
        var counter = restarts.computeIfAbsent(drone, id -> Counter.builder("skylens.ingest.source.restarts")
                .tag("drone", id.value())
                .register(registry));
        if (state.phase() == Phase.RETRYING) {
            counter.increment();
        }
    }

    void forget(DroneId drone) {
        var counter = restarts.remove(drone);
        if (counter != null) {
            registry.remove(counter);
        }
    }

    void count(Collection<SourceState> states) {
        phases.forEach((phase, gauge) -> gauge.set(
                (int) states.stream().filter(state -> state.phase() == phase).count()));
    }
}
