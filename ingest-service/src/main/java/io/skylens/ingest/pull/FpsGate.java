package io.skylens.ingest.pull;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets at most so many frames a second of a copied stream pass, evenly: a frame passes when it is due or nearly so, and
 * what the camera's unsteadiness took from one interval is given to the next. Not thread-safe.
 */
public final class FpsGate {

    /** A camera's frames come a little early or late. */
    private static final double TOLERANCE = 0.25;

    private final LongSupplier nanos;
    private final long interval;
    private long due;
    private boolean started;

    /** @param nanos as {@link System#nanoTime()} */
    public FpsGate(double fps, LongSupplier nanos) {
        this.nanos = nanos;
        this.interval = (long) (TimeUnit.SECONDS.toNanos(1) / fps);
    }

    public boolean admits() {
        long now = nanos.getAsLong();
        long early = started ? due - now : 0;
        if (early > interval * TOLERANCE) {
            return false;
        }
        // After a pause nothing is made up for.
        due = (early < -interval ? now : due) + interval;
        if (!started) {
            started = true;
            due = now + interval;
        }
        return true;
    }
}
