package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DroneStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void shouldIgnoreALowerEpochWhileTheHigherOneIsConnectedAndFresh() {
        assertThat(status(2, true, NOW.minusSeconds(5)).yieldsTo(status(1, true, NOW), NOW))
                .isFalse();
    }

    @Test
    void shouldYieldToALowerEpochOnceTheHigherOneEndedOrFellSilent() {
        assertThat(status(2, false, NOW).yieldsTo(status(1, true, NOW), NOW)).isTrue();
        assertThat(status(2, true, NOW.minusSeconds(6)).yieldsTo(status(1, true, NOW), NOW))
                .isTrue();
    }

    @Test
    void shouldYieldToTheSameAndToAHigherEpoch() {
        assertThat(status(2, true, NOW).yieldsTo(status(2, true, NOW), NOW)).isTrue();
        assertThat(status(2, true, NOW).yieldsTo(status(3, true, NOW), NOW)).isTrue();
    }

    @Test
    void shouldSurviveJson() throws Exception {
        var status = status(2, true, NOW);

        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(status), DroneStatus.class))
                .isEqualTo(status);
    }

    private static DroneStatus status(long epoch, boolean connected, Instant writtenAt) {
        return new DroneStatus(
                DroneId.of("alpha"),
                "현장 북문",
                epoch,
                connected,
                "websocket",
                "192.0.2.10",
                7,
                640,
                480,
                14.9,
                500_000,
                writtenAt,
                null,
                10,
                8,
                1,
                1,
                Map.of("truncated", 3L),
                writtenAt);
    }
}
