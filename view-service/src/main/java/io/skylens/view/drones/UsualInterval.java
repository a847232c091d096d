package io.skylens.view.drones;

import io.skylens.contract.DroneStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The time between a drone's frames as it usually is: the median of what its last statuses show. Statuses during which no
 * frame came say nothing of it, so a drone that stops keeps its interval. Not thread-safe.
 */
final class UsualInterval {

    private static final int REMEMBERED = 3;

    private final Deque<Duration> intervals = new ArrayDeque<>(REMEMBERED);
    private DroneStatus before;

    void take(DroneStatus status) {
        if (before != null && before.epoch() == status.epoch() && before.lastFrameAt() != null) {
            long frames = status.accepted() - before.accepted();
            if (frames > 0 && status.lastFrameAt().isAfter(before.lastFrameAt())) {
                remember(Duration.between(before.lastFrameAt(), status.lastFrameAt())
                        .dividedBy(frames));
            }
        }
        before = status;
    }

    /** Zero while unknown. */
    Duration get() {
        if (intervals.isEmpty()) {
            return ofRate();
        }
        return intervals.stream().sorted().toList().get(intervals.size() / 2);
    }

    private Duration ofRate() {
        return before == null || before.fps() <= 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.round(Duration.ofSeconds(1).toNanos() / before.fps()));
    }

    private void remember(Duration interval) {
        if (intervals.size() == REMEMBERED) {
            intervals.removeFirst();
        }
        intervals.addLast(interval);
    }
}
