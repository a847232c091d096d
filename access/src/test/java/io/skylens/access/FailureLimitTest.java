package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureLimitTest {

    private final SetClock clock = new SetClock();
    private final FailureLimit limit = new FailureLimit(clock);

    @Test
    void shouldNotListenToWhoHasFailedTooOften() {
        fail("10.0.0.1", FailureLimit.FAILURES - 1);
        assertThat(limit.isExceeded("10.0.0.1")).isFalse();

        fail("10.0.0.1", 1);

        assertThat(limit.isExceeded("10.0.0.1")).isTrue();
        assertThat(limit.isExceeded("10.0.0.2")).isFalse();
    }

    @Test
    void shouldListenAgainAfterAWhile() {
        fail("10.0.0.1", FailureLimit.FAILURES);

        clock.pass(FailureLimit.PERIOD);

        assertThat(limit.isExceeded("10.0.0.1")).isFalse();
    }

    @Test
    void shouldRememberABoundedNumberOfAddresses() {
        fail("first", FailureLimit.FAILURES);
        for (int i = 0; i < FailureLimit.MOST_ADDRESSES; i++) {
            limit.failed("address " + i);
        }

        assertThat(limit.isExceeded("first")).isFalse();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(address);
        }
    }
}
