package io.skylens.view.join;

import static io.skylens.view.Samples.EPOCH;
import static io.skylens.view.Samples.detections;
import static io.skylens.view.Samples.detectionsOf;
import static io.skylens.view.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.view.feed.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneJoinTest {

    private static final long MS = 1_000_000;
    private static final JoinLimits LIMITS =
            new JoinLimits(Duration.ofMillis(100), Duration.ofSeconds(1), 64, Duration.ofSeconds(5));

    private final DroneJoin join = new DroneJoin(LIMITS);
    private final List<JoinedFrame> released = new ArrayList<>();

    @Test
    void shouldReleaseAFrameWithItsOwnDetectionsAsSoonAsTheyCome() {
        frameAt(0, 0);
        assertThat(released).isEmpty();

        detectionsAt(0, 30);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.OWN);
        assertThat(released.get(0).detections()).isEqualTo(detections(0));
        assertThat(join.nextDue()).isEmpty();
    }

    @Test
    void shouldReleaseAFrameAtOnceWhenItsDetectionsCameBeforeIt() {
        detectionsAt(0, 0);

        frameAt(0, 10);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.OWN);
    }

    @Test
    void shouldWaitNoLongerThanTheLimitWhenTheUsualDelayIsUnknown() {
        frameAt(0, 0);

        assertThat(join.nextDue()).hasValue(100 * MS);
        dueAt(99);
        assertThat(released).isEmpty();
        dueAt(100);
        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE);
    }

    @Test
    void shouldNotWaitWhenNoDetectorIsAlive() {
        released.addAll(join.frame(frame(0), false, 0));

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE);
    }

    @Test
    void shouldWaitAsLongAsDetectionsUsuallyTake() {
        for (int sequence = 0; sequence < 10; sequence++) {
            frameAt(sequence, sequence * 100);
            detectionsAt(sequence, sequence * 100 + 31 + sequence);
        }

        frameAt(10, 1000);

        // Of the delays 31 to 40 ms, nine in ten are at most 39.
        assertThat(join.nextDue()).hasValue((1000 + 39) * MS);
    }

    @Test
    void shouldNotWaitWhenFewerThanHalfOfTheLastTenFramesGotTheirsInTime() {
        for (int sequence = 0; sequence < 10; sequence++) {
            frameAt(sequence, sequence * 100);
            if (sequence % 3 == 0) {
                detectionsAt(sequence, sequence * 100 + 20);
            }
        }
        dueAt(1000);
        released.clear();

        frameAt(10, 1000);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.HELD);
    }

    @Test
    void shouldNotWaitWhenDetectionsUsuallyComeAfterTheLimit() {
        for (int sequence = 0; sequence < 10; sequence++) {
            frameAt(sequence, sequence * 100);
            dueAt(sequence * 100 + 100);
            detectionsAt(sequence, sequence * 100 + 150);
        }
        released.clear();

        frameAt(10, 1100);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.HELD);
    }

    @Test
    void shouldWaitAgainWhenDetectionsComeInTimeAgain() {
        for (int sequence = 0; sequence < 20; sequence++) {
            frameAt(sequence, sequence * 100);
        }
        for (int sequence = 20; sequence < 26; sequence++) {
            frameAt(sequence, sequence * 100);
            detectionsAt(sequence, sequence * 100 + 20);
        }
        released.clear();

        frameAt(26, 2600);

        assertThat(released).isEmpty();
        assertThat(join.nextDue()).hasValue((2600 + 20) * MS);
    }

    @Test
    void shouldHoldTheNewestEarlierDetectionsForAtMostASecond() {
        frameAt(0, 0);
        detectionsAt(0, 20);
        released.clear();

        frameAt(10, 1000);
        dueAt(1200);
        frameAt(11, 1300);
        dueAt(1500);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.HELD, Boxes.BARE);
        assertThat(released.get(0).isHeld()).isTrue();
        assertThat(released.get(0).detections()).isEqualTo(detections(0));
    }

    @Test
    void shouldNotHoldDetectionsOfAnotherSession() {
        frameAt(0, 0);
        detectionsAt(0, 20);
        released.clear();

        join.frame(frame(EPOCH + 1000, 1, 1001), true, 100 * MS);
        dueAt(300);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE);
    }

    @Test
    void shouldNotTakeForItsOwnWhatAnEarlierTopicHeldAtItsPlace() {
        released.addAll(join.detections(detectionsOf(frame(EPOCH - 5000, 3, 1000)), 0));

        frameAt(0, 10);
        dueAt(200);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE);
    }

    @Test
    void shouldReleaseFramesInOrderWhenALaterOneIsDetectedFirst() {
        frameAt(0, 0);
        frameAt(1, 10);

        detectionsAt(1, 20);

        assertThat(released).extracting(joined -> joined.frame().offset()).containsExactly(1000L, 1001L);
        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE, Boxes.OWN);
    }

    @Test
    void shouldKeepAtMostTheNewestDetections() {
        for (int sequence = 0; sequence < 65; sequence++) {
            detectionsAt(sequence, sequence);
        }

        frameAt(0, 70);
        frameAt(1, 71);
        dueAt(300);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE, Boxes.OWN);
    }

    @Test
    void shouldForgetDetectionsAfterTheirTime() {
        detectionsAt(0, 0);
        detectionsAt(50, 5_001);

        frameAt(0, 5_002);

        assertThat(released).extracting(JoinedFrame::boxes).containsExactly(Boxes.BARE);
    }

    @Test
    void shouldDropAFrameThatWasThereBefore() {
        frameAt(5, 0);
        dueAt(200);
        released.clear();

        frameAt(4, 300);
        frameAt(5, 301);
        dueAt(600);

        assertThat(released).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheTopicWasMadeAnew() {
        frameAt(5, 0);
        dueAt(200);
        released.clear();

        Frame first = frame(EPOCH, 6, 0);
        released.addAll(join.frame(first, true, 300 * MS));
        dueAt(600);

        assertThat(released).extracting(JoinedFrame::frame).containsExactly(first);
    }

    @Test
    void shouldNotLetFramesPileUpBehindOneThatWaits() {
        for (int sequence = 0; sequence < 17; sequence++) {
            frameAt(sequence, 0);
        }

        assertThat(released).extracting(joined -> joined.frame().offset()).containsExactly(1000L);
    }

    private void frameAt(long sequence, long millis) {
        dueAt(millis);
        released.addAll(join.frame(frame(sequence), true, millis * MS));
    }

    private void detectionsAt(long sequence, long millis) {
        released.addAll(join.detections(detections(sequence), millis * MS));
    }

    private void dueAt(long millis) {
        released.addAll(join.due(millis * MS));
    }
}
