package io.skylens.detect.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublishingLimitTest {

    private static final int LANES = 2;

    private final PublishingLimit limit = new PublishingLimit(Duration.ofSeconds(1), LANES);

    @Test
    void shouldAllowTheGreatestFrameAgeOnAFastDevice() {
        limit.batchTook(Duration.ofMillis(20));

        assertThat(limit.allows(Duration.ofMillis(1000))).isTrue();
        assertThat(limit.allows(Duration.ofMillis(1001))).isFalse();
    }

    @Test
    void shouldAllowThreeBatchTimesOnASlowDevice() {
        for (int i = 0; i < 20; i++) {
            limit.batchTook(Duration.ofSeconds(2));
        }

        assertThat(limit.allows(Duration.ofSeconds(6))).isTrue();
        assertThat(limit.allows(Duration.ofMillis(6001))).isFalse();
    }

    @Test
    void shouldNotBeRaisedByBatchesThatAllStoodStillAtOnce() {
        for (int i = 0; i < 20; i++) {
            limit.batchTook(Duration.ofMillis(20));
        }
        for (int i = 0; i < LANES; i++) {
            limit.batchTook(Duration.ofSeconds(20));
        }

        assertThat(limit.allows(Duration.ofSeconds(20))).isFalse();
    }
}
