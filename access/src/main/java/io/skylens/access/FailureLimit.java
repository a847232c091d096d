package io.skylens.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stops guessing: an address with too many refused attempts is not even listened to for a while. Those who succeed are
 * never counted. Remembers a bounded number of addresses, forgetting the one that was quiet for longest. Safe for threads.
 */
public final class FailureLimit {

    static final int FAILURES = 20;
    static final Duration PERIOD = Duration.ofMinutes(1);
    static final int MOST_ADDRESSES = 10_000;

    private final TimeMeter time;
    private final Map<String, Bucket> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    public FailureLimit(Clock clock) {
        time = new ClockMeter(clock);
    }

    /** Whether the address has no attempt left for now. */
    public synchronized boolean isExceeded(String address) {
        var bucket = attempts.get(address);
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    public synchronized void failed(String address) {
        attempts.computeIfAbsent(address, unknown -> newBucket()).tryConsume(1);
    }

    private Bucket newBucket() {
        var bandwidth = Bandwidth.builder()
                .capacity(FAILURES)
                .refillGreedy(FAILURES, PERIOD)
                .build();
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
