package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EpochTest {

    private static final long NOW = 1_763_600_000_000L;

    @Test
    void shouldHoldTheTimeAndThePod() {
        long epoch = Epoch.next(NOW, 0, 417);

        assertThat(epoch).isEqualTo(1_763_600_000_000_417L);
        assertThat(Epoch.startedAtMillis(epoch)).isEqualTo(NOW);
    }

    @Test
    void shouldRiseAlsoOnAPodWhoseClockIsBehind() {
        long earlier = Epoch.next(NOW, 0, 999);

        assertThat(Epoch.next(NOW - 2_000, earlier, 0)).isGreaterThan(earlier);
    }

    @Test
    void shouldStayExactInJavaScript() {
        assertThat(Epoch.next(4_102_444_800_000L, 0, 999)).isLessThan(1L << 53);
    }

    @Test
    void shouldRefuseAPodNumberOutOfRange() {
        assertThatThrownBy(() -> Epoch.next(NOW, 0, 1000)).hasMessage("pod number must be 0..999, got 1000");
    }
}
