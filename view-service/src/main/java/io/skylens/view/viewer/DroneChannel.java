package io.skylens.view.viewer;

import io.skylens.contract.Detections;
import io.skylens.contract.DroneState;
import io.skylens.view.drones.Drone;
import io.skylens.view.feed.Frame;
import io.skylens.view.join.DroneJoin;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.Shot;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One drone on its way from topics to viewers: joins, thins, offers. Thread-safe; viewers are offered frames in order and
 * under this channel's lock.
 *
 * <p>Who has no use for detections is offered a frame when it comes, the others when it was joined. While the drone is LATE
 * or OFFLINE, stills go to those who want them.
 */
final class DroneChannel {

    private final DroneJoin join;
    private final Shots shots;
    private final Audiences early = new Audiences();
    private final Audiences joined = new Audiences();
    /** Of the frames that wait in the join. */
    private final Map<Frame, Shot> waiting = new IdentityHashMap<>();

    private Drone drone;
    private Shot newestEarly;
    private Shot newest;
    /** Stays when it is no longer fresh, for as long as somebody watches. */
    private JoinedFrame last;

    private OptionalLong called = OptionalLong.empty();

    DroneChannel(DroneJoin join, Shots shots) {
        this.join = join;
        this.shots = shots;
    }

    /** @return when {@link #due} is to be called, in nanoseconds; empty when it is not, or will be already */
    synchronized OptionalLong frame(Frame frame, boolean detectorAlive, Duration freshFor, long now) {
        if (join.hasSeen(frame)) {
            return OptionalLong.empty();
        }
        newestEarly = shots.early(frame, drone, freshFor);
        waiting.put(frame, newestEarly);
        early.offer(newestEarly, now);
        return offer(join.frame(frame, detectorAlive, now), now);
    }

    synchronized OptionalLong detections(Detections detections, long now) {
        return offer(join.detections(detections, now), now);
    }

    synchronized OptionalLong due(long now) {
        return offer(join.due(now), now);
    }

    /** The drone's status or state is this now. */
    synchronized void changed(Drone changed, Instant now) {
        boolean news = drone == null || drone.state() != changed.state();
        drone = changed;
        if (news) {
            offerStill(now);
        }
    }

    /** The viewer gets the newest frame at once, if that is still fresh, or is told that there is none. */
    synchronized void attach(Viewer viewer, Instant now) {
        audiences(viewer).add(viewer);
        var present = viewer.wish().bare() ? newestEarly : newest;
        if (present != null && present.isFresh(now)) {
            viewer.offer(present);
        } else if (viewer.wantsStills() && isAway()) {
            viewer.offer(shots.still(drone, last, now));
        }
    }

    synchronized void detach(Viewer viewer) {
        audiences(viewer).remove(viewer);
    }

    synchronized boolean isWatched() {
        return !early.isEmpty() || !joined.isEmpty();
    }

    /** To be called every second: lets go of what nobody will be shown any more, and says again that no frame comes. */
    synchronized void second(Instant now) {
        if (newest != null && !newest.isFresh(now)) {
            newest = null;
            newestEarly = null;
        }
        if (!isWatched()) {
            last = null;
        }
        offerStill(now);
    }

    private void offerStill(Instant now) {
        if (isAway() && (newest == null || !newest.isFresh(now)) && (early.wantStills() || joined.wantStills())) {
            var still = shots.still(drone, last, now);
            early.offerStill(still);
            joined.offerStill(still);
        }
    }

    private boolean isAway() {
        return drone != null && (drone.state() == DroneState.LATE || drone.state() == DroneState.OFFLINE);
    }

    private OptionalLong offer(List<JoinedFrame> released, long now) {
        for (var frame : released) {
            last = frame;
            newest = shots.joined(waiting.remove(frame.frame()), frame);
            joined.offer(newest, now);
        }
        return newDeadline();
    }

    private OptionalLong newDeadline() {
        var next = join.nextDue();
        boolean known = next.equals(called);
        called = next;
        return known ? OptionalLong.empty() : next;
    }

    private Audiences audiences(Viewer viewer) {
        return viewer.wish().bare() ? early : joined;
    }
}
