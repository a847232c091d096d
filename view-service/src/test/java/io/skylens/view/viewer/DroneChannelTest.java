package io.skylens.view.viewer;

import static io.skylens.view.Samples.ALPHA;
import static io.skylens.view.Samples.BEGIN;
import static io.skylens.view.Samples.detections;
import static io.skylens.view.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.join.DroneJoin;
import io.skylens.view.join.JoinLimits;
import io.skylens.view.rendition.LiveFrame;
import io.skylens.view.rendition.Rendition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroneChannelTest {

    private static final long MS = 1_000_000;
    private static final JoinLimits LIMITS =
            new JoinLimits(Duration.ofMillis(100), Duration.ofSeconds(1), 64, Duration.ofSeconds(5));
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final DroneChannel channel =
            new DroneChannel(new DroneJoin(LIMITS), (joined, freshFor) -> new LiveFrame(joined, freshFor, null));

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

    private Recorder attached(Double fps) {
        var viewer = new Recorder(new Wish(ALPHA, new Rendition(null, Overlay.NONE), fps));
        channel.attach(viewer, BEGIN.plusMillis(110));
        return viewer;
    }

    private void frameAt(long sequence, long millis) {
        channel.frame(frame(sequence), false, FRESH, millis * MS);
    }

    private static final class Recorder implements Viewer {

        private final List<LiveFrame> offered = new ArrayList<>();
        private final Wish wish;

        Recorder(Wish wish) {
            this.wish = wish == null ? new Wish(ALPHA, new Rendition(null, Overlay.NONE), null) : wish;
        }

        @Override
        public Wish wish() {
            return wish;
        }

        @Override
        public void offer(LiveFrame frame) {
            offered.add(frame);
        }

        private List<Long> sequences() {
            return offered.stream()
                    .map(live -> live.joined().frame().header().id().sequence())
                    .toList();
        }
    }
}
