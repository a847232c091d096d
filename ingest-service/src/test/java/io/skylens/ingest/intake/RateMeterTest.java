package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateMeterTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final Offset<Double> ABOUT = within(0.6);

    private final RateMeter meter = new RateMeter(0);

    @Test
    void shouldSayTheRateOfTheLastSeconds() {
        run(0, 10_000, 40);
        assertThat(meter.rate(10_000 * MILLI).framesPerSecond()).isCloseTo(25, ABOUT);
        assertThat(meter.rate(10_000 * MILLI).bytesPerSecond()).isCloseTo(2500, within(60.0));
    }

    @Test
    void shouldFollowARateThatFalls() {
        run(0, 10_000, 40);
        run(10_000, 16_000, 500);
        assertThat(meter.rate(16_000 * MILLI).framesPerSecond()).isCloseTo(2, ABOUT);
    }

    @Test
    void shouldSayNothingAfterAPause() {
        run(0, 2_000, 40);
        assertThat(meter.rate(60_000 * MILLI).framesPerSecond()).isZero();
    }

    @Test
    void shouldNotTakeTheFirstFramesForMany() {
        meter.add(0, 1);
        assertThat(meter.rate(MILLI).framesPerSecond()).isEqualTo(1);
    }

    private void run(long fromMillis, long toMillis, long interval) {
        for (long at = fromMillis; at < toMillis; at += interval) {
            meter.add(at * MILLI, 100);
        }
    }
}
