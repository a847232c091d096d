package io.skylens.detect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.scheduler.Fate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DetectMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DetectMetrics metrics = new DetectMetrics(registry);

    @Test
    void shouldKeepTheNamesThatDashboardsKnow() {
        metrics.published(Duration.ofMillis(80), List.of(new DetectedObject("car", 2, 0.9, new Box(0, 0, 1, 1))));
        metrics.show("waiting", "", () -> 1);

        var names = registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .filter(name -> !name.endsWith(".histogram"))
                .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "skylens.detect.frames",
                        "skylens.detect.decode",
                        "skylens.detect.inference",
                        "skylens.detect.postprocess",
                        "skylens.detect.frame.age",
                        "skylens.detect.batch.size",
                        "skylens.detect.objects",
                        "skylens.detect.jumps",
                        "skylens.detect.waiting");
    }

    @Test
    void shouldCountEachFateUnderItsReason() {
        metrics.add(Fate.DETECTED, 5);
        metrics.add(Fate.TOO_OLD, 7);

        assertThat(frames("detected", "none")).isEqualTo(5);
        assertThat(frames("skipped", "too-old")).isEqualTo(7);
        assertThat(frames("skipped", "newer")).isZero();
    }

    private double frames(String fate, String reason) {
        return registry.get("skylens.detect.frames")
                .tags("fate", fate, "reason", reason)
                .counter()
                .count();
    }
}
