package io.skylens.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerClockTest {

    private static final long AGREED = BrokerClock.TOLERANCE_MILLIS;

    private final TestTime own = new TestTime();
    private final BrokerClock clock = new BrokerClock(own);

    @Test
    void shouldBeTheMachinesOwnWhileNothingSpeaksAgainstIt() {
        acknowledged(AGREED / 2, 5);
        acknowledged(-AGREED / 2, 5);

        assertThat(clock.millis()).isEqualTo(own.millis());
    }

    @Test
    void shouldGoByTheBrokersWhenTheMachinesClockIsBehind() {
        acknowledged(2_000, 10);

        assertThat(clock.millis()).isBetween(own.millis() + 2_000 - 10, own.millis() + 2_000 + 10);
    }

    @Test
    void shouldGoByTheBrokersWhenTheMachinesClockIsAhead() {
        acknowledged(-2_000, 10);

        assertThat(clock.millis()).isBetween(own.millis() - 2_000 - 10, own.millis() - 2_000 + 10);
    }

    @Test
    void shouldNotTakeABrokerThatStoodStillForOneWithAnotherClock() {
        acknowledged(0, 10_000);

        assertThat(clock.millis()).isEqualTo(own.millis());
    }

    @Test
    void shouldStayAsItIsWhileRecordsAgreeWithThat() {
        acknowledged(2_000, 10);
        long before = clock.millis() - own.millis();

        acknowledged(2_000 + AGREED / 2, 50);

        assertThat(clock.millis() - own.millis()).isEqualTo(before);
    }

    @Test
    void shouldBeTheMachinesOwnAgainWhenThatWasPutRight() {
        acknowledged(2_000, 10);

        acknowledged(0, 10);

        assertThat(clock.millis()).isEqualTo(own.millis());
    }

    /** A record that the broker, whose clock is so far ahead, appended halfway between sending and acknowledgement. */
    private void acknowledged(long brokerAheadMillis, long tookMillis) {
        long sent = clock.ownMillis();
        own.pass(Duration.ofMillis(tookMillis));
        clock.appended(sent, sent + tookMillis / 2 + brokerAheadMillis);
    }
}
