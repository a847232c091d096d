package io.skylens.ingest.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * How much longer the newest frame was on its way than the quickest one of the last {@value #WINDOW_SECONDS} to twice as
 * many seconds. Of the two clocks each is subtracted from itself only, so a device whose clock is wrong is late by
 * nothing, and one that sets its clock seems late, or in time, for one window at most. Not thread-safe.
 */
final class Lateness {

    private static final int WINDOW_SECONDS = 15;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(WINDOW_SECONDS);
    /** Nobody is so late: the device has set its clock. */
    private static final long CLOCK_WAS_SET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Instant firstCaptured;
    private long firstArrived;
    private long windowEnd;
    private long best;
    private long bestBefore;
    private long newest;

    /**
     * @param captured by the device's clock
     * @param arrived in nanoseconds of ours
     */
    void frame(Instant captured, long arrived) {
        long way = firstCaptured == null
                ? 0
                : arrived
                        - firstArrived
                        - TimeUnit.MICROSECONDS.toNanos(ChronoUnit.MICROS.between(firstCaptured, captured));
        if (firstCaptured == null || Math.abs(way - newest) > CLOCK_WAS_SET_NANOS) {
            begin(captured, arrived);
            return;
        }
        if (arrived - windowEnd >= 0) {
            bestBefore = best;
            best = way;
            windowEnd = arrived + WINDOW_NANOS;
        }
        best = Math.min(best, way);
        newest = way;
    }

    /** Of the newest frame; zero before the first, and where the device does not say when it took them. */
    Duration lateness() {
        return Duration.ofNanos(newest - Math.min(best, bestBefore));
    }

    private void begin(Instant captured, long arrived) {
        firstCaptured = captured;
        firstArrived = arrived;
        windowEnd = arrived + WINDOW_NANOS;
        best = bestBefore = newest = 0;
    }
}
