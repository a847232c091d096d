package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final Lateness lateness = new Lateness();

    @Test
    void shouldBeHowMuchLongerTheNewestFrameWasOnItsWayThanTheQuickest() {
        frame(0, 500);
        frame(1000, 1200);
        frame(2000, 3700);

        assertThat(lateness.lateness()).isEqualTo(Duration.ofMillis(1500));
        frame(4000, 4200);
        assertThat(lateness.lateness()).isZero();
    }

    @Test
    void shouldNotMindAClockThatIsWrong() {
        frame(-1_000_000_000, 0);
        frame(-1_000_000_000 + 1000, 1000);

        assertThat(lateness.lateness()).isZero();
    }

    @Test
    void shouldBeginAnewWhenTheClockWasSet() {
        frame(0, 0);
        frame(60_000, 100);
        assertThat(lateness.lateness()).isZero();
        frame(60_100, 300);
        assertThat(lateness.lateness()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldForgetAQuickFrameOfLongAgo() {
        frame(0, 0);
        for (int second = 1; second <= 40; second++) {
            frame(second * 1000, second * 1000 + 3000);
        }
        assertThat(lateness.lateness()).isZero();
    }

    private void frame(long capturedMillis, long arrivedMillis) {
        lateness.frame(
                START.plusMillis(capturedMillis),
                Duration.ofMillis(arrivedMillis).toNanos());
    }
}
