package io.skylens.ingest.fleet;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.Epoch;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The last status of every drone, of whichever pod, and the highest epoch each was given. Thread-safe. A little behind
 * the truth, as reading a topic is; what two pods decide in the same moment is put right by the takeover rule.
 */
@Singleton
public class KnownDrones {

    private record Known(long highestEpoch, DroneStatus status) {}

    private static final Known NOTHING = new Known(0, null);

    private final ConcurrentMap<DroneId, Known> drones = new ConcurrentHashMap<>();
    private final Timepiece time;
    private final int pod;

    @Inject
    KnownDrones(Timepiece time, @ConfigProperty(name = "quarkus.http.port") int port) {
        this(PodNumber.draw(port), time);
    }

    /** @param pod this pod's number */
    public static KnownDrones ofPod(int pod, Timepiece time) {
        return new KnownDrones(pod, time);
    }

    private KnownDrones(int pod, Timepiece time) {
        this.time = time;
        this.pod = pod;
    }

    /** Begins a session: gives it an epoch above all that are known of the drone. */
    public long nextEpoch(DroneId drone) {
        return drones.compute(drone, (id, known) -> {
                    var last = known == null ? NOTHING : known;
                    return new Known(Epoch.next(time.wall().millis(), last.highestEpoch, pod), last.status);
                })
                .highestEpoch;
    }

    /** A status was read. */
    public void observe(DroneStatus status) {
        drones.compute(status.drone(), (id, known) -> {
            if (known == null) {
                return new Known(status.epoch(), status);
            }
            boolean isTaken = known.status == null || known.status.yieldsTo(status, time.now());
            return new Known(Math.max(known.highestEpoch, status.epoch()), isTaken ? status : known.status);
        });
    }

    /** A tombstone was read. */
    public void forget(DroneId drone) {
        drones.remove(drone);
    }

    /** The drones of which no pod has written a status since then. */
    public List<DroneId> silentSince(Instant moment) {
        return drones.values().stream()
                .map(Known::status)
                .filter(status -> status != null && status.writtenAt().isBefore(moment))
                .map(DroneStatus::drone)
                .toList();
    }

    /** The status of the drone's open session on whichever pod, as far as is known. */
    public Optional<DroneStatus> connected(DroneId drone) {
        return Optional.ofNullable(drones.get(drone))
                .map(Known::status)
                .filter(DroneStatus::connected)
                .filter(status ->
                        status.writtenAt().plus(DroneStatus.TRUSTED_FOR).isAfter(time.now()));
    }

    /** As {@link #connected}, of other pods: what this pod itself has written is no news to it. */
    public Optional<DroneStatus> connectedElsewhere(DroneId drone) {
        return connected(drone).filter(status -> status.epoch() % Epoch.PODS != pod);
    }
}
