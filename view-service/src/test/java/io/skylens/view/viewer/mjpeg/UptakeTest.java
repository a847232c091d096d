package io.skylens.view.viewer.mjpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UptakeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private long now;
    private final Uptake uptake = new Uptake(() -> now);

    @Test
    void shouldCallAViewerStalledWhoTakesNothing() {
        uptake.sent();

        assertThat(looksFor(60, 0)).isTrue();
    }

    @Test
    void shouldNotCallAViewerStalledWhoTakesAKilobyteASecond() {
        uptake.sent();

        assertThat(looksFor(300, 1_000)).isFalse();
    }

    @Test
    void shouldCallAViewerStalledWhoTakesNothingAnyMore() {
        uptake.sent();
        looksFor(120, 1_000);

        assertThat(looksFor(LIMIT.toSeconds(), 0)).isFalse();
        assertThat(looksFor(4, 0)).isTrue();
    }

    @Test
    void shouldWaitForNothingWhenAllWasTaken() {
        uptake.sent();
        uptake.taken();

        assertThat(looksFor(600, 0)).isFalse();
    }

    @Test
    void shouldGoByWholePicturesWhereNothingElseIsKnown() {
        uptake.sent();
        pass(29);
        assertThat(uptake.isStalled(LIMIT, UNKNOWN)).isFalse();
        uptake.taken();
        uptake.sent();
        pass(29);
        assertThat(uptake.isStalled(LIMIT, UNKNOWN)).isFalse();

        pass(2);

        assertThat(uptake.isStalled(LIMIT, UNKNOWN)).isTrue();
    }

    private long unacknowledged = 1_000_000;

    /** Every two seconds; whether it was found stalled. */
    private boolean looksFor(long seconds, long bytesASecond) {
        boolean stalled = false;
        for (long second = 0; second < seconds; second += 2) {
            pass(2);
            unacknowledged -= 2 * bytesASecond;
            stalled |= uptake.isStalled(LIMIT, OptionalLong.of(unacknowledged));
        }
        return stalled;
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
