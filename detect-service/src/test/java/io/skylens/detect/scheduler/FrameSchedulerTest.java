package io.skylens.detect.scheduler;

import static io.skylens.detect.scheduler.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameSchedulerTest {

    private static final long NOW = 1_000_000;

    private final ManualClock clock = new ManualClock(NOW);
    private final CountedFates fates = new CountedFates();
    private final FrameScheduler scheduler = new FrameScheduler(clock, Duration.ofSeconds(1), drone -> 1, fates);

    @Test
    void shouldKeepOnlyTheNewestFrameOfADrone() {
        scheduler.offer(frame("alpha", 1, NOW));
        scheduler.offer(frame("alpha", 2, NOW));
        scheduler.offer(frame("alpha", 3, NOW));

        assertThat(taken()).isEqualTo("alpha/3");
        assertThat(taken()).isEqualTo("none");
        assertThat(fates.of(Fate.NEWER)).isEqualTo(2);
    }

    @Test
    void shouldGiveOutNoFrameThatIsTooOld() {
        scheduler.offer(frame("alpha", 1, NOW));
        scheduler.offer(frame("bravo", 1, NOW + 1));
        clock.advance(1001);

        assertThat(taken()).isEqualTo("bravo/1");
        assertThat(fates.of(Fate.TOO_OLD)).isEqualTo(1);
    }

    @Test
    void shouldKeepTheTurnOfADroneWhoseFrameIsReplaced() {
        scheduler.offer(frame("alpha", 1, NOW));
        scheduler.offer(frame("bravo", 1, NOW));
        scheduler.offer(frame("alpha", 2, NOW));

        assertThat(taken()).isEqualTo("alpha/2");
        assertThat(taken()).isEqualTo("bravo/1");
    }

    @Test
    void shouldTakeTurnsAmongDronesThatAlwaysHaveAFrame() {
        offerBoth(1);
        var first = scheduler.take().orElseThrow().drone();
        offerBoth(2);
        var second = scheduler.take().orElseThrow().drone();
        offerBoth(3);
        var third = scheduler.take().orElseThrow().drone();

        assertThat(second).isNotEqualTo(first);
        assertThat(third).isEqualTo(first);
    }

    private void offerBoth(long sequence) {
        scheduler.offer(frame("alpha", sequence, NOW));
        scheduler.offer(frame("bravo", sequence, NOW));
    }

    @Test
    void shouldGiveUpTheFramesOfAPartitionThatMovedAway() {
        scheduler.offer(frame("alpha", 1, NOW, 0));
        scheduler.offer(frame("bravo", 1, NOW, 1));

        scheduler.drop(Set.of(0));

        assertThat(taken()).isEqualTo("bravo/1");
        assertThat(taken()).isEqualTo("none");
        assertThat(fates.of(Fate.MOVED)).isEqualTo(1);
    }

    private String taken() {
        return scheduler
                .take()
                .map(frame -> frame.drone() + "/" + frame.header().id().sequence())
                .orElse("none");
    }
}
