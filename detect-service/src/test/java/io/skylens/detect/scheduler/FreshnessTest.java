package io.skylens.detect.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How old frames are when a device of fixed time, far too slow for them, is done with them. In simulated time. */
class FreshnessTest {

    private static final int DRONES = 10;
    private static final long DEVICE_MILLIS = 20;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long REST_MILLIS = 50;

    /** One frame is in the model, and one is ready for it: what the pipeline holds on one core. */
    @Test
    void shouldFinishYoungFramesHoweverManyThereAre() {
        var clock = new ManualClock(0);
        var scheduler = new FrameScheduler(clock, Duration.ofSeconds(1), drone -> 1, (fate, frames) -> {});
        var ages = new ArrayList<Long>();
        long period = DRONES * DEVICE_MILLIS / 5;
        Optional<Frame> ready = Optional.empty();
        Optional<Frame> inModel = Optional.empty();
        for (long freeAt = 0; clock.millis() < MINUTE_MILLIS; clock.advance(1)) {
            long now = clock.millis();
            for (int i = 0; i < DRONES; i++) {
                if (now % period == i * period / DRONES) {
                    scheduler.offer(Frames.frame("drone-" + i, now, now));
                }
            }
            if (now >= freeAt) {
                inModel.ifPresent(frame -> ages.add(frame.ageMillis(now)));
                inModel = ready;
                ready = Optional.empty();
                freeAt = now + DEVICE_MILLIS;
            }
            if (ready.isEmpty()) {
                ready = scheduler.take();
            }
        }

        assertThat(p99(ages)).isLessThanOrEqualTo(4 * DEVICE_MILLIS + REST_MILLIS);
        assertThat(ages).hasSizeGreaterThan((int) (MINUTE_MILLIS / DEVICE_MILLIS) - 5);
    }

    private static long p99(List<Long> ages) {
        return ages.stream().sorted().toList().get(ages.size() * 99 / 100);
    }
}
