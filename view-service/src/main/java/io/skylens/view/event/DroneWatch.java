package io.skylens.view.event;

import io.skylens.contract.DroneState;
import io.skylens.contract.Epoch;
import io.skylens.view.drones.Drone;
import io.skylens.view.event.Event.Kind;
import java.time.Instant;
import java.util.Optional;

/** Tells from the states of one drone when it came, went and froze. LATE is none of these. Not thread-safe. */
final class DroneWatch {

    private final Instant lookedFrom;
    private Boolean online;
    private boolean frozen;

    /** @param lookedFrom a drone that was there before has not come, it was there */
    DroneWatch(Instant lookedFrom) {
        this.lookedFrom = lookedFrom;
    }

    Optional<Event> take(Drone drone) {
        return Optional.ofNullable(look(drone))
                .map(kind -> new Event(drone.since(), drone.status().drone(), kind, null));
    }

    private Kind look(Drone drone) {
        boolean wasFrozen = frozen;
        frozen = drone.state() == DroneState.FROZEN || frozen && drone.state() == DroneState.LATE;
        return switch (drone.state()) {
            case OFFLINE -> turned(false, drone) ? Kind.DRONE_WENT : null;
            case LATE -> null;
            case FROZEN -> {
                online = true;
                yield wasFrozen ? null : Kind.DRONE_FROZE;
            }
            case LIVE -> turned(true, drone) ? Kind.DRONE_CAME : null;
        };
    }

    private boolean turned(boolean nowOnline, Drone drone) {
        boolean news = online == null ? nowOnline && isYoung(drone) : online != nowOnline;
        online = nowOnline;
        return news;
    }

    private boolean isYoung(Drone drone) {
        return Instant.ofEpochMilli(Epoch.startedAtMillis(drone.status().epoch()))
                .isAfter(lookedFrom);
    }
}
