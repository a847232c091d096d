package io.skylens.ingest.sources;

import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** The sources that this pod runs. One thread, the director's. */
@Singleton
class SourceFleet {

    private static final long END_MILLIS = 2_000;

    private final SourceTables tables;
    private final SourceWriter writer;
    private final SourcePlans plans;
    private final Timepiece time;
    private final SourceMetrics metrics;
    private final Map<DroneId, SourceSupervisor> running = new HashMap<>();
    private final Map<DroneId, SourceSupervisor> leaving = new HashMap<>();

    SourceFleet(SourceTables tables, SourceWriter writer, SourcePlans plans, Timepiece time, SourceMetrics metrics) {
        this.tables = tables;
        this.writer = writer;
        this.plans = plans;
        this.time = time;
        this.metrics = metrics;
    }

    SourceTables tables() {
        return tables;
    }

    /** Starts what is ours and does not run, ends what runs and is not ours any more, renews what has changed. */
    void reconcile(Predicate<SourceTables.Declared> isOurs) {
        var declared = tables.declared();
        for (var drone : List.copyOf(running.keySet())) {
            var source = declared.get(drone);
            if (source == null) {
                stop(drone);
                metrics.forget(drone);
                writer.tell(drone, Optional.empty());
            } else if (!isOurs.test(source) || !running.get(drone).spec().equals(source.spec())) {
                stop(drone);
            }
        }
        declared.forEach((drone, source) -> {
            if (isOurs.test(source) && !running.containsKey(drone)) {
                start(drone, source.spec());
            }
        });
    }

    /** Ends runs that have stalled, writes states that Kafka did not take. */
    void look() {
        running.values().forEach(SourceSupervisor::look);
        leaving.values().removeIf(SourceSupervisor::hasEnded);
        metrics.count(running.values().stream().map(SourceSupervisor::state).toList());
        writer.flush();
    }

    /** Returns when no child is left, or nearly so. */
    void stopAll() throws InterruptedException {
        List.copyOf(running.keySet()).forEach(this::stop);
        for (var supervisor : leaving.values()) {
            supervisor.awaitEnd(END_MILLIS);
        }
    }

    private void stop(DroneId drone) {
        var supervisor = running.remove(drone);
        supervisor.stop();
        leaving.put(drone, supervisor);
    }

    private void start(DroneId drone, SourceSpec spec) {
        var report = new SourceReport(time, plans.pod(), tables.state(drone), state -> {
            metrics.changed(drone, state);
            writer.tell(drone, Optional.of(state));
        });
        var supervisor = new SourceSupervisor(
                plans.plan(drone, spec),
                plans.gate(),
                new RetryPolicy(ThreadLocalRandom.current()::nextDouble),
                report,
                leaving.remove(drone));
        running.put(drone, supervisor);
        supervisor.start();
    }
}
