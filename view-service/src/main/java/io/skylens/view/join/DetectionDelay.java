package io.skylens.view.join;

import java.util.ArrayDeque;

/**
 * How long after its frames the detections of one drone come, and from that, how long the next frame waits: the 90th
 * percentile of the recent delays, at most a limit, and not at all when fewer than half of the last frames got their
 * detections within that time. Not thread-safe.
 */
final class DetectionDelay {

    private static final int REMEMBERED = 40;
    private static final int JUDGED = 10;
    private static final double PERCENTILE = 0.9;
    private static final long NONE = -1;

    private final long maxWait;
    private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>(REMEMBERED);

    DetectionDelay(long maxWaitNanos) {
        this.maxWait = maxWaitNanos;
    }

    private static final class Arrival {

        private final Place place;
        private final long at;
        private long delay = NONE;

        Arrival(Place place, long at) {
            this.place = place;
            this.at = at;
        }
    }

    /** @param detected whether its detections were there before it */
    void frameArrived(Place place, boolean detected, long now) {
        if (arrivals.size() == REMEMBERED) {
            arrivals.removeFirst();
        }
        var arrival = new Arrival(place, now);
        if (detected) {
            arrival.delay = 0;
        }
        arrivals.addLast(arrival);
    }

    void detectionsArrived(Place place, long now) {
        for (var arrival : arrivals) {
            if (arrival.delay == NONE && arrival.place.equals(place)) {
                arrival.delay = now - arrival.at;
            }
        }
    }

    /** Nanoseconds that a frame which arrives now is to wait; 0 for not at all. */
    long waitFor(long now) {
        long wait = Math.min(maxWait, usualDelay());
        int judged = 0;
        int inTime = 0;
        for (var newestFirst = arrivals.descendingIterator(); newestFirst.hasNext() && judged < JUDGED; ) {
            var arrival = newestFirst.next();
            if (arrival.delay != NONE || now - arrival.at > wait) {
                judged++;
                inTime += arrival.delay != NONE && arrival.delay <= wait ? 1 : 0;
            }
        }
        return 2 * inTime < judged ? 0 : wait;
    }

    private long usualDelay() {
        long[] delays = arrivals.stream()
                .mapToLong(arrival -> arrival.delay)
                .filter(delay -> delay != NONE)
                .sorted()
                .toArray();
        return delays.length == 0 ? maxWait : delays[(int) Math.ceil(PERCENTILE * delays.length) - 1];
    }
}
