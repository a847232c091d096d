package io.skylens.ingest.intake;

import java.util.concurrent.TimeUnit;

/** Frames and bytes a second over the last {@value #SECONDS} seconds, or since the start. Not thread-safe. */
final class RateMeter {

    private static final int SECONDS = 5;
    private static final int BUCKETS_PER_SECOND = 4;
    private static final long BUCKET_NANOS = TimeUnit.SECONDS.toNanos(1) / BUCKETS_PER_SECOND;
    private static final int BUCKETS = SECONDS * BUCKETS_PER_SECOND;

    record Rate(double framesPerSecond, double bytesPerSecond) {}

    private final long[] frames = new long[BUCKETS];
    private final long[] bytes = new long[BUCKETS];
    private final long startNanos;
    private long newestBucket;

    RateMeter(long startNanos) {
        this.startNanos = startNanos;
    }

    void add(long nanos, int size) {
        int slot = advance(nanos);
        frames[slot]++;
        bytes[slot] += size;
    }

    Rate rate(long nanos) {
        advance(nanos);
        long frameSum = 0;
        long byteSum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            frameSum += frames[i];
            byteSum += bytes[i];
        }
        double seconds = coveredNanos(nanos) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Rate(frameSum / seconds, byteSum / seconds);
    }

    /** The newest bucket is not full yet; a moment after the start one second is assumed, lest one frame look like many. */
    private long coveredNanos(long nanos) {
        long sinceStart = nanos - startNanos;
        long covered = (BUCKETS - 1) * BUCKET_NANOS + sinceStart % BUCKET_NANOS;
        return Math.max(Math.min(sinceStart, covered), TimeUnit.SECONDS.toNanos(1));
    }

    private int advance(long nanos) {
        long bucket = (nanos - startNanos) / BUCKET_NANOS;
        for (long passed = Math.max(newestBucket + 1, bucket - BUCKETS + 1); passed <= bucket; passed++) {
            frames[slot(passed)] = 0;
            bytes[slot(passed)] = 0;
        }
        newestBucket = Math.max(newestBucket, bucket);
        return slot(newestBucket);
    }

    private static int slot(long bucket) {
        return (int) (bucket % BUCKETS);
    }
}
