package io.skylens.view.drones;

import io.skylens.contract.DroneState;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** All that is known of one drone. Not thread-safe. */
final class DroneRecord {

    private final UsualInterval usualInterval = new UsualInterval();
    private DroneStatus status;
    private Instant newestSeen;
    private boolean seenWhileWatched;
    private Standing standing;
    private DroneState told;

    /** @return false when the status is one to be ignored, see {@link DroneStatus#yieldsTo} */
    boolean take(DroneStatus next, Instant now) {
        if (status != null && !status.yieldsTo(next, now)) {
            return false;
        }
        status = next;
        usualInterval.take(next);
        return true;
    }

    void frameSeen(Instant receivedAt) {
        if (newestSeen == null || receivedAt.isAfter(newestSeen)) {
            newestSeen = receivedAt;
        }
        seenWhileWatched = true;
    }

    Duration lateAfter() {
        return StateRules.lateAfter(usualInterval.get());
    }

    /** Empty before the first status. */
    Optional<Drone> view(Instant now, boolean watched) {
        if (status == null) {
            return Optional.empty();
        }
        // What was seen when it was watched before says nothing of how soon a frame is known now.
        seenWhileWatched &= watched;
        var judged = StateRules.judge(new Signs(status, newestFrameAt(), usualInterval.get(), seenWhileWatched), now);
        standing = new Standing(judged.state(), since(judged), judged.reason());
        return Optional.of(Drone.of(status, standing));
    }

    /** Whether nobody was told of this state yet; from now on somebody was. */
    boolean isNews(Drone drone) {
        boolean news = drone.state() != told;
        told = drone.state();
        return news;
    }

    /** The drone was removed; this record has nothing to say any more. */
    void forget() {
        status = null;
    }

    private Instant since(Standing judged) {
        if (standing != null && standing.state() == judged.state()) {
            return standing.since();
        }
        // Of a drone that was live when this service began to look, nobody saw when it became so.
        return standing == null && judged.state() == DroneState.LIVE
                ? Instant.ofEpochMilli(Epoch.startedAtMillis(status.epoch()))
                : judged.since();
    }

    private Instant newestFrameAt() {
        var written = status.lastFrameAt();
        if (newestSeen == null || written != null && written.isAfter(newestSeen)) {
            return written;
        }
        return newestSeen;
    }
}
