package io.skylens.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.ingest.config.SourcesConfig.Target;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesConfigTest {

    @Test
    void shouldHaveTheDefaultsThatAreDocumented() {
        var config = config(Map.of());

        assertThat(config.listen()).isFalse();
        assertThat(config.ffmpeg()).isEqualTo("ffmpeg");
        assertThat(config.sourceFps()).isEqualTo(10);
        assertThat(config.sourceWidth()).isEqualTo(1280);
        assertThat(config.hardwareDecode()).isEmpty();
        assertThat(config.sourceTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.sourcesFiles()).isEmpty();
        assertThat(config.allowedTargets()).isEmpty();
        assertThat(config.allowedTargetsOfFiles()).isEmpty();
    }

    @Test
    void shouldReadEveryKey() {
        var config = config(Map.of(
                "skylens.ingest.listen", "true",
                "skylens.ingest.ffmpeg", "/opt/ffmpeg",
                "skylens.ingest.source-fps", "5",
                "skylens.ingest.source-width", "640",
                "skylens.ingest.hardware-decode", "vaapi",
                "skylens.ingest.source-timeout", "20s",
                "skylens.ingest.sources-files", "/etc/a.yaml,/etc/b.yaml",
                "skylens.ingest.allowed-targets", "link-local",
                "skylens.ingest.allowed-targets-of-files", "file,loopback"));

        assertThat(config.listen()).isTrue();
        assertThat(config.ffmpeg()).isEqualTo("/opt/ffmpeg");
        assertThat(config.sourceFps()).isEqualTo(5);
        assertThat(config.sourceWidth()).isEqualTo(640);
        assertThat(config.hardwareDecode()).contains("vaapi");
        assertThat(config.sourceTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.sourcesFiles()).contains(List.of(Path.of("/etc/a.yaml"), Path.of("/etc/b.yaml")));
        assertThat(config.allowedTargets().orElseThrow()).containsOnly(Target.LINK_LOCAL);
        assertThat(config.allowedTargetsOfFiles().orElseThrow()).containsOnly(Target.FILE, Target.LOOPBACK);
    }

    @Test
    void shouldStopTheStartWhenNothingCouldWork() {
        assertThatThrownBy(() -> new SourcesConfigCheck(config(Map.of("skylens.ingest.source-timeout", "0s"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("skylens.ingest.source-timeout must be longer than 0, got PT0S");
    }

    private static SourcesConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SourcesConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SourcesConfig.class);
    }
}
