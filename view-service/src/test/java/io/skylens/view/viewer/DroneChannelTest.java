package io.skylens.view.viewer;

import static io.skylens.view.Samples.ALPHA;
import static io.skylens.view.Samples.BEGIN;
import static io.skylens.view.Samples.detections;
import static io.skylens.view.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneState;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.Samples;
import io.skylens.view.drones.Drone;
import io.skylens.view.feed.Frame;
import io.skylens.view.join.Boxes;
import io.skylens.view.join.DroneJoin;
import io.skylens.view.join.JoinLimits;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.Notice;
import io.skylens.view.rendition.Rendition;
import io.skylens.view.rendition.Scene;
import io.skylens.view.rendition.Shot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneChannelTest {

    private static final long MS = 1_000_000;
    private static final JoinLimits LIMITS =
            new JoinLimits(Duration.ofMillis(100), Duration.ofSeconds(1), 64, Duration.ofSeconds(5));
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final DroneChannel channel = new DroneChannel(new DroneJoin(LIMITS), new PlainShots());

    @Test
    void shouldOfferTheSameFrameToAllWhoWatch() {
        var first = attached(null);
        var second = attached(null);

        frameAt(0, 0);

        assertThat(first.offered).hasSize(1);
        assertThat(second.offered).containsExactly(first.offered.get(0));
    }

    @Test
    void shouldGiveThoseOfOneRateTheSameFrames() {
        var first = attached(5.0);
        var all = attached(null);
        var second = attached(5.0);

        for (int sequence = 0; sequence < 20; sequence++) {
            frameAt(sequence, sequence * 100);
        }

        assertThat(all.offered).hasSize(20);
        assertThat(first.offered).hasSize(10);
        assertThat(second.offered).isEqualTo(first.offered);
    }

    @Test
    void shouldOfferTheNewestFrameToOneWhoComesLater() {
        frameAt(0, 0);
        frameAt(1, 100);

        var late = attached(null);

        assertThat(late.sequences()).containsExactly(1L);
    }

    @Test
    void shouldNotOfferAnOldFrameToOneWhoComesLater() {
        frameAt(0, 0);

        var late = new Recorder(null);
        channel.attach(late, BEGIN.plusMillis(1_001));

        assertThat(late.offered).isEmpty();
    }

    @Test
    void shouldOfferNothingToOneWhoLeft() {
        var viewer = attached(null);
        assertThat(channel.isWatched()).isTrue();

        channel.detach(viewer);
        frameAt(0, 0);

        assertThat(viewer.offered).isEmpty();
        assertThat(channel.isWatched()).isFalse();
    }

    @Test
    void shouldAskToBeCalledOnceForEachDeadline() {
        assertThat(channel.frame(frame(0), true, FRESH, 0)).hasValue(100 * MS);
        assertThat(channel.frame(frame(1), true, FRESH, 50 * MS)).isEmpty();
        assertThat(channel.due(100 * MS)).hasValue(150 * MS);
        assertThat(channel.detections(detections(1), 120 * MS)).isEmpty();
    }

    @Test
    void shouldNotLetOneWaitWhoHasNoUseForDetections() {
        var bare = new Recorder(new Wish(ALPHA, new Rendition(null, Overlay.NONE), null, true));
        channel.attach(bare, BEGIN);
        var joined = attached(null);

        channel.frame(frame(0), true, FRESH, 0);

        assertThat(bare.sequences()).containsExactly(0L);
        assertThat(joined.offered).isEmpty();
        channel.detections(detections(0), 20 * MS);
        assertThat(bare.offered).hasSize(1);
        assertThat(joined.sequences()).containsExactly(0L);
        assertThat(joined.offered.get(0).joined().detections()).isEqualTo(detections(0));
    }

    @Test
    void shouldOfferAFrameThatIsReadTwiceOnce() {
        var bare = new Recorder(new Wish(ALPHA, new Rendition(null, Overlay.NONE), null, true));
        channel.attach(bare, BEGIN);

        frameAt(0, 0);
        frameAt(0, 10);

        assertThat(bare.sequences()).containsExactly(0L);
    }

    @Test
    void shouldSayEverySecondThatADroneIsAway() {
        var viewer = attached(null);
        frameAt(0, 0);

        channel.changed(drone(DroneState.LATE), BEGIN.plusMillis(1_100));
        channel.second(BEGIN.plusMillis(2_000));

        assertThat(viewer.offered).extracting(Shot::isStill).containsExactly(false, true, true);
        var still = viewer.offered.get(2).scene();
        assertThat(still.joined())
                .as("its last picture")
                .isEqualTo(viewer.offered.get(0).joined());
        assertThat(still.notice().of()).isEqualTo(BEGIN);
        assertThat(still.notice().at()).isEqualTo(BEGIN.plusMillis(2_000));
    }

    @Test
    void shouldSayAtOnceThatADroneIsAwayToOneWhoComes() {
        channel.changed(drone(DroneState.OFFLINE), BEGIN);

        var viewer = attached(null);

        assertThat(viewer.offered).hasSize(1);
        assertThat(viewer.offered.get(0).isStill()).isTrue();
        assertThat(viewer.offered.get(0).joined()).as("nothing was seen of it").isNull();
    }

    @Test
    void shouldBeSilentAboutADroneThatIsLiveAgain() {
        var viewer = attached(null);
        channel.changed(drone(DroneState.LATE), BEGIN);
        channel.changed(drone(DroneState.LIVE), BEGIN.plusSeconds(1));
        channel.second(BEGIN.plusSeconds(2));

        assertThat(viewer.offered).hasSize(1);
    }

    private static Drone drone(DroneState state) {
        return new Drone(Samples.status(BEGIN, BEGIN, state != DroneState.OFFLINE), state, BEGIN, "no frame");
    }

    private Recorder attached(Double fps) {
        var viewer = new Recorder(new Wish(ALPHA, new Rendition(null, Overlay.NONE), fps, false));
        channel.attach(viewer, BEGIN.plusMillis(110));
        return viewer;
    }

    private void frameAt(long sequence, long millis) {
        channel.frame(frame(sequence), false, FRESH, millis * MS);
    }

    private static final class PlainShots implements Shots {

        @Override
        public Shot early(Frame frame, Drone drone, Duration freshFor) {
            return Shot.ofFrame(Scene.live(new JoinedFrame(frame, null, Boxes.BARE)), freshFor, null);
        }

        @Override
        public Shot joined(Shot early, JoinedFrame frame) {
            return early.as(Scene.live(frame));
        }

        @Override
        public Shot still(Drone drone, JoinedFrame last, Instant now) {
            var of = last == null ? null : last.frame().header().receivedAt();
            return Shot.still(new Scene(ALPHA, last, new Notice(drone.state(), of, now, drone.reason())), null);
        }
    }

    private static final class Recorder implements Viewer {

        private final List<Shot> offered = new ArrayList<>();
        private final Wish wish;

        Recorder(Wish wish) {
            this.wish = wish == null ? new Wish(ALPHA, new Rendition(null, Overlay.NONE), null, false) : wish;
        }

        @Override
        public Wish wish() {
            return wish;
        }

        @Override
        public boolean wantsStills() {
            return true;
        }

        @Override
        public void offer(Shot shot) {
            offered.add(shot);
        }

        private List<Long> sequences() {
            return offered.stream()
                    .map(live -> live.joined().frame().header().id().sequence())
                    .toList();
        }
    }
}
