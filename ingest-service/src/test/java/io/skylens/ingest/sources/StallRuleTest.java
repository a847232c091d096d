package io.skylens.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.SourceUrl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallRuleTest {

    private static final SourceUrl CAMERA = SourceUrl.parse("rtsp://cam/");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void shouldGiveTheFirstFrameTwiceTheTime() {
        var rule = StallRule.of(CAMERA, 10, TIMEOUT);

        assertThat(rule.isStalled(true, Duration.ofSeconds(10))).isFalse();
        assertThat(rule.isStalled(true, Duration.ofSeconds(11))).isTrue();
        assertThat(rule.isStalled(false, Duration.ofSeconds(20))).isFalse();
        assertThat(rule.isStalled(false, Duration.ofSeconds(21))).isTrue();
        assertThat(rule.sentence(true)).isEqualTo("no frame came for 10 s (skylens.ingest.source-timeout)");
    }

    @Test
    void shouldWaitForASenderForEver() {
        var rule = StallRule.of(SourceUrl.parse("udp://0.0.0.0:5000"), 10, TIMEOUT);

        assertThat(rule.isStalled(false, Duration.ofDays(1))).isFalse();
        assertThat(rule.isStalled(true, Duration.ofSeconds(11))).isTrue();
    }

    @Test
    void shouldBePatientWithSlowSources() {
        assertThat(StallRule.of(CAMERA, 0.1, TIMEOUT).isStalled(true, Duration.ofSeconds(29)))
                .isFalse();
    }
}
