package io.skylens.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {

    private static final long SECOND = 1_000_000_000L;

    private final Ticks ticks = new Ticks(5 * SECOND, 10);

    @Test
    void shouldCountPeriodsSinceTheStart() {
        assertThat(ticks.at(0)).isZero();
        assertThat(ticks.at(5 * SECOND)).isZero();
        assertThat(ticks.at(6 * SECOND + 1)).isEqualTo(10);
    }

    @Test
    void shouldWaitForTheNextPeriodAndNotMakeUpForThoseMissed() {
        assertThat(ticks.untilNext(5 * SECOND)).isEqualTo(Duration.ofMillis(100));
        assertThat(ticks.untilNext(9 * SECOND + 30_000_000)).isEqualTo(Duration.ofMillis(70));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 7.3, 15, 30, 120})
    void shouldAlwaysMoveOnByOne(double fps) {
        var any = new Ticks(5 * SECOND, fps);
        long now = 5 * SECOND;
        for (int i = 0; i < 1000; i++) {
            long before = any.at(now);
            now += any.untilNext(now).toNanos();
            assertThat(any.at(now)).isEqualTo(before + 1);
        }
    }
}
