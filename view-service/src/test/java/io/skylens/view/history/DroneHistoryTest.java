package io.skylens.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.view.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DroneHistoryTest {

    private static final Instant BEGIN = Samples.BEGIN;
    private static final int LAST = DroneHistory.STEPS - 1;

    private final DroneHistory history = new DroneHistory();

    @Test
    void shouldHaveTenMinutesInStepsOfTwoSeconds() {
        var chart = history.chart(BEGIN);

        assertThat(chart.from()).isEqualTo(BEGIN.minusSeconds(598));
        assertThat(chart.stepMillis()).isEqualTo(2_000);
        assertThat(chart.fps()).hasSize(300).containsOnlyNulls();
        assertThat(chart.ageMillis()).hasSize(300).containsOnlyNulls();
        assertThat(chart.objects()).isEmpty();
    }

    @Test
    void shouldTakeTheMeanOfAStep() {
        history.read(Duration.ofMillis(10), BEGIN);
        history.read(Duration.ofMillis(20), BEGIN.plusMillis(1_999));
        history.read(Duration.ofMillis(40), BEGIN.plusMillis(2_000));

        assertThat(history.chart(BEGIN.plusSeconds(2)).ageMillis().subList(LAST - 2, LAST + 1))
                .containsExactly(null, 15.0, 40.0);
    }

    @Test
    void shouldCountObjectsOfAllFramesThatWereDetected() {
        detect(BEGIN, "car", "car");
        detect(BEGIN.plusMillis(100), "car", "person");
        detect(BEGIN.plusSeconds(2));

        var objects = history.chart(BEGIN.plusSeconds(4)).objects();

        assertThat(objects.get("car").subList(LAST - 3, LAST + 1)).containsExactly(null, 1.5, 0.0, null);
        assertThat(objects.get("person").subList(LAST - 3, LAST + 1)).containsExactly(null, 0.5, 0.0, null);
    }

    @Test
    void shouldForgetWhatIsOlderThanTenMinutes() {
        history.sent(10, BEGIN);
        detect(BEGIN, "car");
        var later = BEGIN.plusSeconds(600);
        detect(later, "dog");

        assertThat(history.chart(later).fps()).containsOnlyNulls();
        assertThat(history.chart(later).objects()).containsOnlyKeys("dog");
    }

    private void detect(Instant at, String... labels) {
        var sample = Samples.detections(0);
        List<DetectedObject> objects = Stream.of(labels)
                .map(label -> new DetectedObject(label, 0, 0.9, new Box(1, 2, 3, 4)))
                .toList();
        history.detected(
                new Detections(sample.drone(), sample.frame(), sample.model(), objects, null, "detect-1", null), at);
    }
}
