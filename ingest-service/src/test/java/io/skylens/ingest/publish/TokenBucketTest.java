package io.skylens.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    /** Ticks may be negative. */
    private static final long START = -5;

    @Test
    void shouldLetTheSetRatePass() {
        var bucket = new TokenBucket(10);
        for (int i = 0; i < 100; i++) {
            assertThat(bucket.take(START + i * 100 * MILLI)).isZero();
        }
    }

    @Test
    void shouldLetABurstOfAQuarterSecondPassAndThenSayHowLongToWait() {
        var bucket = new TokenBucket(20);
        for (int i = 0; i < 5; i++) {
            assertThat(bucket.take(START)).isZero();
        }
        assertThat(bucket.take(START)).isEqualTo(50 * MILLI);
        assertThat(bucket.take(START + 50 * MILLI)).isZero();
    }

    @Test
    void shouldPassOneFrameAtATimeWhenTheRateIsLow() {
        var bucket = new TokenBucket(0.5);
        assertThat(bucket.take(START)).isZero();
        assertThat(bucket.take(START + 500 * MILLI)).isEqualTo(1500 * MILLI);
        assertThat(bucket.take(START + 2000 * MILLI)).isZero();
    }

    @Test
    void shouldPassNoMoreThanTheRateOverAMinuteOfFlood() {
        var bucket = new TokenBucket(60);
        int passed = 0;
        for (long now = 0; now < Duration.ofMinutes(1).toNanos(); now += MILLI) {
            passed += bucket.take(now) == 0 ? 1 : 0;
        }
        assertThat(passed).isBetween(3600, 3600 + 15);
    }
}
