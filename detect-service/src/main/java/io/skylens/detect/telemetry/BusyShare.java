package io.skylens.detect.telemetry;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much of their time the predictors spend in the model, 0..1: since the last time somebody asked, but over a second at
 * least. What is not the model's is waiting for frames, suppression and publishing. Thread-safe.
 */
public final class BusyShare {

    private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier busyNanos;
    private final int predictors;
    private final LongSupplier nanoTime;
    private long askedAt;
    private long busyThen;
    private double share;

    /** @param busyNanos how long all predictors together have been in the model so far */
    public BusyShare(LongSupplier busyNanos, int predictors, LongSupplier nanoTime) {
        this.busyNanos = busyNanos;
        this.predictors = predictors;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong();
    }

    public synchronized double share() {
        long elapsed = nanoTime.getAsLong() - askedAt;
        if (elapsed >= SHORTEST_NANOS) {
            long busy = busyNanos.getAsLong();
            share = Math.min(1, (double) (busy - busyThen) / elapsed / predictors);
            askedAt += elapsed;
            busyThen = busy;
        }
        return share;
    }
}
