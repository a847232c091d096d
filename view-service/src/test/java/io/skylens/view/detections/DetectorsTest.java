package io.skylens.view.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Detections;
import io.skylens.contract.DetectorStatus;
import io.skylens.view.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorsTest {

    private final HandClock clock = new HandClock();
    private final Detectors detectors = new Detectors(clock);

    @Test
    void shouldHoldADetectorForAliveForThreeSecondsAfterItsSign() {
        detectors.take(sign("detect-1", clock.instant()));

        clock.advance(Duration.ofMillis(2_999));
        assertThat(detectors.isAnyAlive()).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(detectors.isAnyAlive()).isFalse();
        assertThat(detectors.alive()).isEmpty();
    }

    @Test
    void shouldIgnoreSignsOfLongAgo() {
        detectors.take(sign("detect-1", clock.instant().minusSeconds(60)));

        assertThat(detectors.isAnyAlive()).isFalse();
    }

    @Test
    void shouldNotBeKeptAliveByAClockThatIsAhead() {
        detectors.take(sign("detect-1", clock.instant().plusSeconds(3600)));

        clock.advance(Duration.ofSeconds(3));

        assertThat(detectors.isAnyAlive()).isFalse();
    }

    @Test
    void shouldForgetADetectorThatSaysItEnds() {
        detectors.take(sign("detect-2", clock.instant()));
        detectors.take(sign("detect-1", clock.instant()));
        assertThat(detectors.alive()).extracting(DetectorStatus::detector).containsExactly("detect-1", "detect-2");

        detectors.remove("detect-1");

        assertThat(detectors.alive()).extracting(DetectorStatus::detector).containsExactly("detect-2");
    }

    private static DetectorStatus sign(String process, Instant at) {
        return new DetectorStatus(
                process, new Detections.Model("yolov8n", "sha256:0"), List.of("person"), "cpu", List.of(0), at);
    }
}
