package io.skylens.detect.scheduler;

import io.skylens.contract.DroneId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Holds the newest frame of each drone and says which is worth decoding next: none that is older than the greatest age,
 * and no drone at the expense of another ({@link FairShare}). One frame a drone is all that is ever held; every frame that
 * leaves otherwise than through {@link #take()} is counted.
 *
 * <p>Not thread-safe; {@link WaitingFrames} makes it so.
 */
final class FrameScheduler {

    private record Waiting(Frame frame, double startTag) {}

    private final Clock clock;
    private final long maxAgeMillis;
    private final Fates fates;
    private final FairShare<DroneId> share;
    /** In the order in which the drones began to wait, which decides between equal tags. */
    private final Map<DroneId, Waiting> waiting = new LinkedHashMap<>();

    FrameScheduler(Clock clock, Duration maxAge, ToDoubleFunction<DroneId> weights, Fates fates) {
        this.clock = clock;
        this.maxAgeMillis = maxAge.toMillis();
        this.fates = fates;
        this.share = new FairShare<>(weights);
    }

    /** Takes the place of the drone's waiting frame, if one waits; the drone keeps its turn. */
    void offer(Frame frame) {
        var older = waiting.get(frame.drone());
        if (older == null) {
            waiting.put(frame.drone(), new Waiting(frame, share.startTag(frame.drone())));
        } else {
            waiting.put(frame.drone(), new Waiting(frame, older.startTag()));
            fates.add(Fate.NEWER, 1);
        }
    }

    /** The frame whose turn it is; empty when none that is young enough waits. */
    Optional<Frame> take() {
        dropTooOld();
        Waiting next = null;
        for (var candidate : waiting.values()) {
            if (next == null || candidate.startTag() < next.startTag()) {
                next = candidate;
            }
        }
        if (next == null) {
            return Optional.empty();
        }
        waiting.remove(next.frame().drone());
        share.gotTurn(next.frame().drone(), next.startTag());
        return Optional.of(next.frame());
    }

    private void dropTooOld() {
        long now = clock.millis();
        drop(Fate.TOO_OLD, frame -> frame.ageMillis(now) > maxAgeMillis);
    }

    /** Gives up the frames of these partitions. */
    void drop(Set<Integer> partitions) {
        drop(Fate.MOVED, frame -> partitions.contains(frame.partition()));
    }

    void dropAll() {
        drop(Fate.MOVED, frame -> true);
    }

    private void drop(Fate fate, Predicate<Frame> which) {
        int before = waiting.size();
        waiting.values().removeIf(entry -> which.test(entry.frame()));
        if (waiting.size() < before) {
            fates.add(fate, before - waiting.size());
        }
    }

    int size() {
        return waiting.size();
    }
}
