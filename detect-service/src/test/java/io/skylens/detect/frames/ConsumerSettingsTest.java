package io.skylens.detect.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerSettingsTest {

    @Test
    void shouldJoinAsTheClassicProtocolDoesBest() {
        assertThat(ConsumerSettings.of(Map.of("bootstrap.servers", "kafka:9092"), "detect-1"))
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("group.id", "skylens-detect")
                .containsEntry("group.protocol", "classic")
                .containsEntry("session.timeout.ms", 6000)
                .containsEntry("heartbeat.interval.ms", 300)
                .containsEntry("enable.auto.commit", false);
    }

    @Test
    void shouldLeaveOutWhatTheNewerProtocolRefuses() {
        assertThat(ConsumerSettings.of(Map.of("group.protocol", "consumer"), "detect-1"))
                .doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms", "partition.assignment.strategy");
    }

    @Test
    void shouldSteerPositionsByHandWhateverIsConfigured() {
        assertThat(ConsumerSettings.of(
                        Map.of("enable.auto.commit", "true", "auto.offset.reset", "earliest"), "detect-1"))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "latest");
    }
}
