package io.skylens.ingest.status;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.SessionListener;
import io.skylens.ingest.publish.FramePublisher;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes the statuses of this pod's drones: at once when a session begins or ends, and all of them when told to. While
 * Kafka is away nothing is written or kept, since the next status says it all; the end of a session is written later.
 * Thread-safe; no method blocks.
 *
 * <p>Application-scoped, so that it is made on first use: routes are built before messaging is.
 */
@ApplicationScoped
public class StatusWriter implements SessionListener {

    private final ConcurrentMap<DroneId, DroneReport> reports = new ConcurrentHashMap<>();
    private final MutinyEmitter<Record<String, DroneStatus>> emitter;
    private final FramePublisher publisher;
    private final KnownDrones known;

    /** @param emitter of which the buffer holds at most one status a drone */
    StatusWriter(
            @Channel("drones") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, DroneStatus>> emitter,
            FramePublisher publisher,
            KnownDrones known) {
        this.emitter = emitter;
        this.publisher = publisher;
        this.known = known;
    }

    @Override
    public void opened(FrameSession session) {
        var drone = session.info().drone();
        write(reports.compute(drone, (id, report) -> {
            var added = report == null ? new DroneReport() : report;
            added.add(session);
            return added;
        }));
    }

    @Override
    public void closed(FrameSession session) {
        var report = reports.get(session.info().drone());
        if (report != null) {
            write(report);
        }
    }

    public void writeAll() {
        reports.values().forEach(this::write);
        for (var drone : reports.keySet()) {
            reports.computeIfPresent(drone, (id, report) -> report.isSettled() ? null : report);
        }
    }

    /** Removes what is written of drones that no pod has seen since then. */
    public void forgetSilentSince(Instant moment) {
        if (publisher.isUp()) {
            known.silentSince(moment).stream()
                    .filter(drone -> !reports.containsKey(drone))
                    .forEach(this::forget);
        }
    }

    /** A tombstone that does not arrive is written again. */
    private void forget(DroneId drone) {
        emitter.send(Record.of(drone.value(), (DroneStatus) null)).subscribe().with(done -> {}, error -> {});
    }

    /** Whether every session's end has been written. */
    public boolean isSettled() {
        return reports.values().stream().allMatch(DroneReport::isSettled);
    }

    private void write(DroneReport report) {
        if (publisher.isUp()) {
            report.begin().ifPresent(session -> write(report, session));
        }
    }

    private void write(DroneReport report, FrameSession session) {
        var drone = session.info().drone();
        var status = session.status(publisher.partitionOf(drone));
        if (isOutdated(status)) {
            report.written(status);
            return;
        }
        emitter.send(Record.of(drone.value(), status))
                .subscribe()
                .with(
                        done -> {
                            report.written(status);
                            if (session.isOpen() != status.connected()) {
                                write(report);
                            }
                        },
                        error -> report.failed());
    }

    /** The end of a session that was taken over by another pod is no news: the drone is connected there. */
    private boolean isOutdated(DroneStatus status) {
        return !status.connected()
                && known.connected(status.drone())
                        .filter(other -> other.epoch() > status.epoch())
                        .isPresent();
    }
}
