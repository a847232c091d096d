package io.skylens.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void shouldGrowToTwoSecondsAndNotBeyond() {
        var backoff = new Backoff(new Random(1));

        for (int limit : new int[] {250, 500, 1000, 2000, 2000, 2000}) {
            assertThat(backoff.pause().toMillis()).isBetween(limit / 2L, (long) limit);
        }
    }

    @Test
    void shouldBeginAnewAfterReset() {
        var backoff = new Backoff(new Random(1));
        backoff.pause();
        backoff.pause();
        backoff.reset();

        assertThat(backoff.pause().toMillis()).isLessThanOrEqualTo(250);
    }

    @Test
    void shouldDifferFromDroneToDrone() {
        assertThat(new Backoff(new Random(1)).pause()).isNotEqualTo(new Backoff(new Random(99)).pause());
    }
}
