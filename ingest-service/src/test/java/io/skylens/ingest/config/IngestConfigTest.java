package io.skylens.ingest.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.ingest.Configs;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            entry("skylens.ingest.tcp-port", "3002"),
            entry("skylens.ingest.min-frame-size", "0"),
            entry("skylens.ingest.max-frame-size", "8M"),
            entry("skylens.ingest.max-pixels", "50000000"),
            entry("skylens.ingest.max-fps", "60"),
            entry("skylens.ingest.guide-devices", "true"),
            entry("skylens.ingest.max-connections", "1000"),
            entry("skylens.ingest.post-idle-timeout", "10s"),
            entry("skylens.ingest.post-timeout", "30s"),
            entry("skylens.ingest.idle-timeout", "30s"),
            entry("skylens.ingest.max-wait", "1s"),
            entry("skylens.ingest.forget-after", "24h"),
            entry("skylens.ingest.metered-drones", "500"),
            entry("skylens.ingest.kafka-buffer", "64M"),
            entry("skylens.ingest.view-url", "http://localhost:8080"));

    @Test
    void shouldHaveTheDefaultsThatAreDocumented() {
        assertThat(described(Configs.ingest(Map.of()))).isEqualTo(described(Configs.ingest(DEFAULTS)));
    }

    @Test
    void shouldReadEveryKey() {
        var config = Configs.ingest(Map.ofEntries(
                entry("skylens.ingest.tcp-port", "0"),
                entry("skylens.ingest.tcp-tls", "lan"),
                entry("skylens.ingest.min-frame-size", "1K"),
                entry("skylens.ingest.max-frame-size", "1M"),
                entry("skylens.ingest.max-pixels", "7"),
                entry("skylens.ingest.max-fps", "0.5"),
                entry("skylens.ingest.guide-devices", "false"),
                entry("skylens.ingest.max-connections", "3"),
                entry("skylens.ingest.post-idle-timeout", "4s"),
                entry("skylens.ingest.post-timeout", "6s"),
                entry("skylens.ingest.idle-timeout", "5s"),
                entry("skylens.ingest.max-wait", "600ms"),
                entry("skylens.ingest.forget-after", "2h"),
                entry("skylens.ingest.metered-drones", "9"),
                entry("skylens.ingest.kafka-buffer", "16M"),
                entry("skylens.ingest.view-url", "https://view.example")));

        assertThat(config.tcpPort()).isZero();
        assertThat(config.tcpTls()).hasValue("lan");
        assertThat(config.minFrameSize().asLongValue()).isEqualTo(1 << 10);
        assertThat(config.postTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.maxFrameSize().asLongValue()).isEqualTo(1 << 20);
        assertThat(config.maxPixels()).isEqualTo(7);
        assertThat(config.maxFps()).isEqualTo(0.5);
        assertThat(config.guideDevices()).isFalse();
        assertThat(config.maxConnections()).isEqualTo(3);
        assertThat(config.postIdleTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.maxWait()).isEqualTo(Duration.ofMillis(600));
        assertThat(config.forgetAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(config.meteredDrones()).isEqualTo(9);
        assertThat(config.kafkaBuffer().asLongValue()).isEqualTo(16 << 20);
        assertThat(config.viewUrl()).isEqualTo(URI.create("https://view.example"));
    }

    @Test
    void shouldAskForTopicsAsConfigured() {
        var topics = Configs.topics(
                        Map.of("skylens.topics.partitions", "6", "skylens.topics.frames-retention-bytes", "1M"))
                .specs();

        assertThat(topics.subList(0, 2)).allMatch(topic -> topic.partitions() == 6);
        assertThat(topics.get(0).settings()).containsEntry("retention.bytes", "1048576");
        assertThat(Configs.topics(Map.of()).partitions()).isEqualTo(24);
        assertThat(Configs.topics(Map.of()).framesRetentionBytes().asLongValue())
                .isEqualTo(64 << 20);
    }

    @Test
    void shouldNameEverythingThatCannotWorkAtOnce() {
        var config = Configs.ingest(Map.of(
                "skylens.ingest.max-frame-size", "9M",
                "skylens.ingest.min-frame-size", "10M",
                "skylens.ingest.kafka-buffer", "1M",
                "skylens.ingest.max-wait", "0s"));

        assertThatThrownBy(() -> new ConfigCheck(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("skylens.ingest.max-frame-size must be 1 to 9371648 bytes, got 9437184")
                .hasMessageContaining("skylens.ingest.min-frame-size must be 0 to 9437184 bytes, got 10485760")
                .hasMessageContaining("skylens.ingest.kafka-buffer must be at least 9437184 bytes, got 1048576")
                .hasMessageContaining("skylens.ingest.max-wait must be longer than 0, got PT0S");
    }

    private static Map<String, Object> described(IngestConfig config) {
        var values = new HashMap<String, Object>();
        values.put("tcp-port", config.tcpPort());
        values.put("min-frame-size", config.minFrameSize().asLongValue());
        values.put("post-timeout", config.postTimeout());
        values.put("max-frame-size", config.maxFrameSize().asLongValue());
        values.put("max-pixels", config.maxPixels());
        values.put("max-fps", config.maxFps());
        values.put("max-connections", config.maxConnections());
        values.put("post-idle-timeout", config.postIdleTimeout());
        values.put("idle-timeout", config.idleTimeout());
        values.put("max-wait", config.maxWait());
        values.put("forget-after", config.forgetAfter());
        values.put("metered-drones", config.meteredDrones());
        values.put("kafka-buffer", config.kafkaBuffer().asLongValue());
        values.put("view-url", config.viewUrl());
        return values;
    }
}
