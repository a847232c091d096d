package io.skylens.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import io.skylens.ingest.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneLaneTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private final TestTime time = new TestTime();
    private final FakeSender sender = new FakeSender();
    private final List<String> fates = new ArrayList<>();
    private final DroneLane lane = lane(1000);

    @Test
    void shouldSendTwoFramesAndKeepOnlyTheNewestBehindThem() {
        offer(0, 1, 2, 3, 4);

        assertThat(sender.sent).containsExactly(0L, 1L);
        assertThat(fates).containsExactly("2 kafka-slow", "3 kafka-slow");

        lane.settled();
        assertThat(sender.sent).containsExactly(0L, 1L, 4L);
    }

    @Test
    void shouldSendTheNewestFirstWhenKafkaIsBack() {
        sender.isUp = false;
        offer(0, 1, 2);
        sender.isUp = true;
        lane.pump();

        assertThat(sender.sent).containsExactly(2L);
        assertThat(fates).containsExactly("0 kafka-away", "1 kafka-away");
    }

    @Test
    void shouldNotSendAFrameThatWaitedTooLong() {
        sender.isUp = false;
        offer(0);
        time.pass(MAX_WAIT.plusMillis(1));
        sender.isUp = true;
        lane.pump();

        assertThat(sender.sent).isEmpty();
        assertThat(fates).containsExactly("0 too-old");
    }

    @Test
    void shouldFreeTheMemoryOfAFrameThatWaitedTooLong() {
        sender.isUp = false;
        offer(0);
        time.pass(MAX_WAIT.plusMillis(1));
        lane.expire();

        assertThat(fates).containsExactly("0 too-old");
    }

    @Test
    void shouldLetAReturnedFrameWaitUnlessANewerOneDoes() {
        offer(0, 1);
        lane.returned(sender.frames.get(0));
        assertThat(fates).isEmpty();

        lane.returned(sender.frames.get(1));
        assertThat(fates).containsExactly("1 kafka-away");
    }

    @Test
    void shouldLetTheNewestWaitForItsTurnWhenFramesComeTooFast() {
        var slow = lane(4);
        offer(slow, 0, 1, 2);

        assertThat(sender.sent).containsExactly(0L);
        assertThat(fates).containsExactly("1 max-fps");
        assertThat(sender.turns).as("one timer, however many frames").containsExactly(Duration.ofMillis(250));

        time.pass(Duration.ofMillis(250));
        slow.turn();
        assertThat(sender.sent).containsExactly(0L, 2L);
    }

    @Test
    void shouldBeDoneWhenNobodyHoldsItAndNothingIsInIt() {
        lane.hold();
        offer(0);
        lane.release();
        lane.release();
        assertThat(lane.isDone()).isFalse();

        lane.settled();
        assertThat(lane.isDone()).isTrue();
    }

    @Test
    void shouldDropWhatWaitsWhenCleared() {
        sender.isUp = false;
        offer(0);
        lane.clear(DropReason.SHUTDOWN);
        lane.clear(DropReason.SHUTDOWN);

        assertThat(fates).containsExactly("0 shutdown");
    }

    private DroneLane lane(double maxFps) {
        return new DroneLane(sender, time::nanos, new DroneLane.Limits(maxFps, MAX_WAIT.toNanos()));
    }

    private void offer(long... sequences) {
        offer(lane, sequences);
    }

    private void offer(DroneLane to, long... sequences) {
        for (long sequence : sequences) {
            var header = new FrameHeader(
                    new FrameId(DroneId.of("alpha"), 1, sequence),
                    time.instant(),
                    new PictureShape(1, 1, 1),
                    DeviceStamp.NONE,
                    "test",
                    false,
                    null);
            to.offer(new PendingFrame(header, new byte[0], time.nanos(), new FakeFate(sequence)));
        }
    }

    private final class FakeSender implements FrameSender {

        private final List<PendingFrame> frames = new ArrayList<>();
        private final List<Long> sent = new ArrayList<>();
        private final List<Duration> turns = new ArrayList<>();
        private boolean isUp = true;

        @Override
        public boolean isUp() {
            return isUp;
        }

        @Override
        public void send(PendingFrame frame, DroneLane from) {
            frames.add(frame);
            sent.add(frame.header().id().sequence());
        }

        @Override
        public void turnLater(DroneLane from, long nanos) {
            turns.add(Duration.ofNanos(nanos));
        }
    }

    private final class FakeFate implements FateListener {

        private final long sequence;

        private FakeFate(long sequence) {
            this.sequence = sequence;
        }

        @Override
        public void published(long nanos) {
            fates.add(sequence + " published");
        }

        @Override
        public void dropped(DropReason reason) {
            fates.add(sequence + " " + reason.label());
        }

        @Override
        public void uncertain() {
            fates.add(sequence + " uncertain");
        }
    }
}
