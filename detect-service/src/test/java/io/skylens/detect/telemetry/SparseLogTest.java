package io.skylens.detect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SparseLogTest {

    private static final long SECOND = 1_000_000_000;

    private final List<String> said = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final SparseLog log = new SparseLog(said::add, now::get);

    @Test
    void shouldSayOnceInAWhileWhatGoesWrongAllTheTime() {
        for (int i = 0; i < 100; i++) {
            log.warn("It failed", new IllegalStateException("why"));
        }
        now.addAndGet(31 * SECOND);
        log.warn("It failed");

        assertThat(said)
                .containsExactly(
                        "It failed error=java.lang.IllegalStateException: why", "It failed (and 99 times before)");
    }
}
