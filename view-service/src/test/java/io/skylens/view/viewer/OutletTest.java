package io.skylens.view.viewer;

import static io.skylens.view.Samples.ALPHA;
import static io.skylens.view.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.HandClock;
import io.skylens.view.join.Boxes;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Rendition;
import io.skylens.view.rendition.Scene;
import io.skylens.view.rendition.Shot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OutletTest {

    private static final Wish WISH = new Wish(ALPHA, new Rendition(null, Overlay.NONE), null, false);

    private final HandClock clock = new HandClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<Runnable> viewerThread = new ArrayDeque<>();
    private final SlowPort port = new SlowPort();
    private final Outlet outlet = new Outlet(WISH, port, viewerThread::add, new ViewerMeters("test", meters), clock);

    @Test
    void shouldWriteAFrameToAViewerThatIsReady() {
        offer(0);
        run();

        assertThat(port.written).containsExactly(0L);
    }

    @Test
    void shouldDropOlderFramesWhenViewerIsSlow() {
        port.ready = false;
        offer(0);
        offer(1);
        offer(2);
        run();
        assertThat(port.written).isEmpty();

        port.ready = true;
        outlet.pump();
        run();

        assertThat(port.written).containsExactly(2L);
        assertThat(conflated()).isEqualTo(2);
    }

    @Test
    void shouldNotWriteAFrameThatBecameOldWhileTheViewerWasNotReady() {
        port.ready = false;
        offer(0);
        run();

        clock.advance(Duration.ofMillis(1_001));
        port.ready = true;
        outlet.pump();
        run();

        assertThat(port.written).isEmpty();
        assertThat(conflated()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWithTheNextFrameWhenOneWasTooOld() {
        offer(0);
        clock.advance(Duration.ofMillis(1_001));
        run();
        offer(11);
        run();

        assertThat(port.written).containsExactly(11L);
    }

    @Test
    void shouldWriteFramesInOrderOneAtATime() {
        offer(0);
        run();
        offer(1);
        offer(2);
        run();

        assertThat(port.written).containsExactly(0L, 2L);
    }

    @Test
    void shouldWriteNothingAfterItWasClosed() {
        offer(0);
        outlet.close();
        offer(1);
        run();

        assertThat(port.written).isEmpty();
    }

    private void offer(long sequence) {
        var joined = new JoinedFrame(frame(sequence), null, Boxes.BARE);
        outlet.offer(Shot.ofFrame(Scene.live(joined), Duration.ofSeconds(1), null));
    }

    private void run() {
        while (!viewerThread.isEmpty()) {
            viewerThread.remove().run();
        }
    }

    private double conflated() {
        return meters.get("skylens.view.frames.conflated").counter().count();
    }

    private static final class SlowPort implements Outlet.Port {

        private final List<Long> written = new ArrayList<>();
        private boolean ready = true;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void write(Shot shot, EncodedPicture picture) {
            written.add(shot.joined().frame().header().id().sequence());
        }
    }
}
