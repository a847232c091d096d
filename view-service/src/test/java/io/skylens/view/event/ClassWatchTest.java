package io.skylens.view.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.view.Samples;
import io.skylens.view.event.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ten frames a second. */
class ClassWatchTest {

    private final ClassWatch watch = new ClassWatch();
    private final List<Event> events = new ArrayList<>();

    @Test
    void shouldSayThatAClassAppearedWhenItWasInThreeOfFiveFrames() {
        detect(0, "car");
        detect(1);
        detect(2, "car");
        detect(3);
        assertThat(events).isEmpty();

        detect(4, "car");

        assertThat(events)
                .containsExactly(new Event(Samples.BEGIN.plusMillis(400), Samples.ALPHA, Kind.CLASS_APPEARED, "car"));
    }

    @Test
    void shouldSayNothingOfAClassThatFlickers() {
        for (int sequence = 0; sequence < 100; sequence++) {
            detect(sequence, sequence % 3 == 0 ? new String[] {"cat"} : new String[0]);
        }

        assertThat(events).isEmpty();
    }

    @Test
    void shouldSayOnceThatAClassIsGoneAfterFiveSecondsWithoutIt() {
        for (int sequence = 0; sequence < 10; sequence++) {
            detect(sequence, "person", "person");
        }
        for (int sequence = 10; sequence < 100; sequence++) {
            detect(sequence);
        }

        assertThat(events).extracting(Event::kind).containsExactly(Kind.CLASS_APPEARED, Kind.CLASS_GONE);
        assertThat(events.get(1).at()).isEqualTo(Samples.BEGIN.plusMillis(900 + 5_000));
    }

    @Test
    void shouldStayCalmWhenAClassIsMissedForAWhile() {
        for (int sequence = 0; sequence < 200; sequence++) {
            detect(sequence, sequence % 40 < 10 ? new String[] {"person"} : new String[0]);
        }

        assertThat(events).extracting(Event::kind).containsExactly(Kind.CLASS_APPEARED);
    }

    @Test
    void shouldSayNothingWhileNothingIsDetected() {
        for (int sequence = 0; sequence < 5; sequence++) {
            detect(sequence, "dog");
        }
        detect(600, "dog");

        assertThat(events).extracting(Event::kind).containsExactly(Kind.CLASS_APPEARED);
    }

    private void detect(long sequence, String... labels) {
        var sample = Samples.detections(sequence);
        List<DetectedObject> objects = Stream.of(labels)
                .map(label -> new DetectedObject(label, 0, 0.9, new Box(1, 2, 3, 4)))
                .toList();
        events.addAll(watch.take(new Detections(
                sample.drone(), sample.frame(), sample.model(), objects, sample.timing(), "detect-1", null)));
    }
}
