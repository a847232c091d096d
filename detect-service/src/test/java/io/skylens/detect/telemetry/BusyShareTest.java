package io.skylens.detect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BusyShareTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final BusyShare share = new BusyShare(busy::get, 2, now::get);

    @Test
    void shouldBeOfTheTimeSinceItWasLastAskedFor() {
        pass(10, 15);
        assertThat(share.share()).isCloseTo(0.75, within(1e-9));

        pass(10, 5);
        assertThat(share.share()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void shouldNotJudgeByLessThanASecond() {
        pass(10, 15);
        share.share();

        now.addAndGet(SECOND / 2);
        assertThat(share.share()).isCloseTo(0.75, within(1e-9));
    }

    private void pass(long seconds, long busySeconds) {
        now.addAndGet(seconds * SECOND);
        busy.addAndGet(busySeconds * SECOND);
    }
}
