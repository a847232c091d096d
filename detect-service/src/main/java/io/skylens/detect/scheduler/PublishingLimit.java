package io.skylens.detect.scheduler;

import java.time.Duration;
import java.util.Arrays;

/**
 * How old a frame may be when its detections are published: the greatest frame age, or three batch times of this device if
 * that is more, so that a slow device still publishes.
 *
 * <p>The batch time is the median of the last ones, four for each batch that can be in work at once, so that even when
 * all of them stand still (the process was stopped, the machine slept) they do not raise their own limit. Thread-safe.
 */
public final class PublishingLimit {

    private static final int BATCH_TIMES_ALLOWED = 3;
    private static final int SAMPLES_PER_LANE = 4;

    private final long maxAgeNanos;
    private final long[] samples;
    private int next;
    private int filled;
    private long limitNanos;

    /** @param lanes batches that are in work at once */
    public PublishingLimit(Duration maxAge, int lanes) {
        this.maxAgeNanos = maxAge.toNanos();
        this.samples = new long[SAMPLES_PER_LANE * lanes];
        this.limitNanos = maxAgeNanos;
    }

    public synchronized void batchTook(Duration time) {
        samples[next] = time.toNanos();
        next = (next + 1) % samples.length;
        filled = Math.min(filled + 1, samples.length);
        var sorted = Arrays.copyOf(samples, filled);
        Arrays.sort(sorted);
        limitNanos = Math.max(maxAgeNanos, BATCH_TIMES_ALLOWED * sorted[sorted.length / 2]);
    }

    public synchronized boolean allows(Duration age) {
        return age.toNanos() <= limitNanos;
    }
}
