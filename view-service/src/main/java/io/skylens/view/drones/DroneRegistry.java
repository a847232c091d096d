package io.skylens.view.drones;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.view.feed.Frame;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * All drones that ingest has told of, the offline ones included. Thread-safe. What it tells its listeners of one drone is
 * in order.
 */
public final class DroneRegistry {

    private final Clock clock;
    private final Predicate<DroneId> watched;
    private final Map<DroneId, DroneRecord> records = new ConcurrentHashMap<>();
    private final Map<DroneId, String> names = new ConcurrentHashMap<>();
    private final List<DroneListener> listeners = new CopyOnWriteArrayList<>();

    /** @param watched whether the frames of a drone are read by this process */
    public DroneRegistry(Clock clock, Predicate<DroneId> watched) {
        this.clock = clock;
        this.watched = watched;
    }

    /** The listener is told of every drone there is before this returns, and of all changes from then on. */
    public void addListener(DroneListener listener) {
        listeners.add(listener);
        records.forEach((id, record) -> {
            synchronized (record) {
                view(id, record).ifPresent(listener::changed);
            }
        });
    }

    public void removeListener(DroneListener listener) {
        listeners.remove(listener);
    }

    /** A status of {@code skylens.drones}, in the order of the topic. */
    void take(DroneStatus status) {
        var record = records.computeIfAbsent(status.drone(), id -> new DroneRecord());
        synchronized (record) {
            if (record.take(status, clock.instant())) {
                view(status.drone(), record).ifPresent(drone -> {
                    record.isNews(drone);
                    tell(drone);
                });
            }
        }
    }

    /**
     * The drone's name for people is this, whatever its statuses say.
     *
     * @param name null for what they say
     */
    public void rename(DroneId drone, String name) {
        if (name == null) {
            names.remove(drone);
        } else {
            names.put(drone, name);
        }
        var record = records.get(drone);
        if (record != null) {
            synchronized (record) {
                view(drone, record).ifPresent(this::tell);
            }
        }
    }

    /** The drone was forgotten on purpose. */
    public void remove(DroneId drone) {
        var record = records.remove(drone);
        if (record != null) {
            synchronized (record) {
                record.forget();
                listeners.forEach(listener -> listener.gone(drone));
            }
        }
    }

    /** Tells of every state that has changed merely by time passing; to be called several times a second. */
    void tick() {
        records.forEach((id, record) -> {
            synchronized (record) {
                view(id, record).filter(record::isNews).ifPresent(this::tell);
            }
        });
    }

    /** A frame of a watched drone was read. */
    public void frameSeen(Frame frame) {
        var record = records.get(frame.drone());
        if (record != null) {
            synchronized (record) {
                record.frameSeen(frame.header().receivedAt());
            }
        }
    }

    /** By id. */
    public List<Drone> all() {
        return records.keySet().stream()
                .sorted()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    public Optional<Drone> find(DroneId drone) {
        var record = records.get(drone);
        if (record == null) {
            return Optional.empty();
        }
        synchronized (record) {
            return view(drone, record);
        }
    }

    /** How old a frame of this drone may be and still pass for the present one. */
    public Duration lateAfter(DroneId drone) {
        var record = records.get(drone);
        if (record == null) {
            return StateRules.lateAfter(Duration.ZERO);
        }
        synchronized (record) {
            return record.lateAfter();
        }
    }

    private Optional<Drone> view(DroneId id, DroneRecord record) {
        var name = names.get(id);
        return record.view(clock.instant(), watched.test(id)).map(drone -> name == null ? drone : drone.named(name));
    }

    private void tell(Drone drone) {
        listeners.forEach(listener -> listener.changed(drone));
    }
}
