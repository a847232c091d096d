package io.skylens.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.pull.StreamFailedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final StreamFailedException BROKEN = StreamFailedException.broken("gone");
    private static final StreamFailedException REFUSED = StreamFailedException.refused("401");

    @Test
    void shouldTryAgainInOneToThreeSeconds() {
        assertThat(new RetryPolicy(() -> 0).after(BROKEN, false)).isEqualTo(Duration.ofSeconds(1));
        assertThat(new RetryPolicy(() -> 0.5).after(BROKEN, false)).isEqualTo(Duration.ofSeconds(2));
        assertThat(new RetryPolicy(() -> 1).after(BROKEN, false)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void shouldNotTryAWrongPasswordOften() {
        assertThat(new RetryPolicy(() -> 0).after(REFUSED, false)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldWaitForALostSenderAtOnce() {
        assertThat(new RetryPolicy(() -> 1).after(BROKEN, true)).isLessThan(Duration.ofSeconds(1));
    }
}
