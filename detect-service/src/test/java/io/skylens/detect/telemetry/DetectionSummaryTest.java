package io.skylens.detect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.DroneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectionSummaryTest {

    private static final long SECOND = 1_000_000_000;

    private final List<String> said = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final DetectionSummary summary = new DetectionSummary(said::add, now::get);

    @Test
    void shouldSayOnceWhatDoesNotChange() {
        for (int i = 0; i < 100; i++) {
            saw("alpha", "car", "person", "car");
            now.addAndGet(SECOND);
        }

        assertThat(said).containsExactly("Sees 2 car, 1 person drone=alpha");
    }

    @Test
    void shouldSayEveryTenSecondsWhatChangesAllTheTime() {
        for (int i = 0; i < 250; i++) {
            saw("alpha", i % 2 == 0 ? new String[] {"car"} : new String[] {"car", "car"});
            now.addAndGet(SECOND / 10 + 1);
        }

        assertThat(said).hasSize(3);
    }

    @Test
    void shouldSayWhenNothingIsLeftButNotThatNothingIsThereYet() {
        saw("alpha");
        saw("alpha", "car");
        now.addAndGet(11 * SECOND);
        saw("alpha");

        assertThat(said).containsExactly("Sees 1 car drone=alpha", "Sees nothing drone=alpha");
    }

    @Test
    void shouldForgetDronesThatAreGone() {
        for (int i = 0; i < 5000; i++) {
            saw("drone-" + i, "car");
            now.addAndGet(SECOND);
        }

        assertThat(summary.remembered()).isLessThan(2000);
    }

    private void saw(String drone, String... labels) {
        summary.saw(
                DroneId.of(drone),
                Stream.of(labels)
                        .map(label -> new DetectedObject(label, 0, 0.9, new Box(0, 0, 1, 1)))
                        .toList());
    }
}
