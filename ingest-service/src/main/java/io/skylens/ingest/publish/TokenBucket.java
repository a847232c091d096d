package io.skylens.ingest.publish;

import java.util.concurrent.TimeUnit;

/**
 * Lets so many frames a second pass, and a burst of up to a quarter of a second's worth (at least one). A token bucket
 * kept as one moment in time, the generic cell rate algorithm of ITU-T I.371. Not thread-safe.
 */
final class TokenBucket {

    private static final double BURST_SECONDS = 0.25;

    private final long interval;
    private final long tolerance;
    private long nextDue;
    private boolean started;

    TokenBucket(double perSecond) {
        this.interval = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        long burst = Math.max(1, (long) (perSecond * BURST_SECONDS));
        this.tolerance = (burst - 1) * interval;
    }

    /** Takes a token and returns 0, or takes none and returns the nanoseconds until there is one. */
    long take(long now) {
        long due = started ? Math.max(nextDue - now, 0) : 0;
        if (due > tolerance) {
            return due - tolerance;
        }
        started = true;
        nextDue = now + due + interval;
        return 0;
    }
}
