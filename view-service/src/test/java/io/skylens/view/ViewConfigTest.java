package io.skylens.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins every name and every default: others write them into files that are not here. */
class ViewConfigTest {

    @Test
    void shouldHaveTheseDefaults() {
        var config = config(Map.of()).getConfigMapping(ViewConfig.class);

        assertThat(config.ingestUrl()).isEmpty();
        assertThat(config.phoneUrl()).isEmpty();
        assertThat(config.defaultDrone()).isEmpty();
        assertThat(config.maxFrameAge()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.leaveAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.stalledAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.snapshotWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.sendBuffer().asLongValue()).isEqualTo(128 << 10);
        assertThat(config.jpegQuality()).isEqualTo(80);
        assertThat(config.placeholder()).isEmpty();
        assertThat(config.renderThreads()).isZero();
        assertThat(config.playbacks()).isEqualTo(16);
        assertThat(config.join().maxWait()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.join().heldFor()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.join().kept()).isEqualTo(64);
        assertThat(config.join().keptFor()).isEqualTo(Duration.ofSeconds(5));
        var topics = config(Map.of()).getConfigMapping(TopicsConfig.class);
        assertThat(topics.partitions()).isEqualTo(24);
        assertThat(topics.framesRetentionBytes().asLongValue()).isEqualTo(64 << 20);
    }

    @Test
    void shouldHaveTheseNames() {
        var values = Map.ofEntries(
                Map.entry("skylens.view.ingest-url", "http://192.0.2.1:3001"),
                Map.entry("skylens.view.phone-url", "https://192.0.2.1:3443/send"),
                Map.entry("skylens.view.default-drone", "alpha"),
                Map.entry("skylens.view.max-frame-age", "2s"),
                Map.entry("skylens.view.leave-after", "3s"),
                Map.entry("skylens.view.stalled-after", "4s"),
                Map.entry("skylens.view.snapshot-wait", "5s"),
                Map.entry("skylens.view.send-buffer", "64K"),
                Map.entry("skylens.view.jpeg-quality", "70"),
                Map.entry("skylens.view.placeholder", "/etc/skylens/away.jpg"),
                Map.entry("skylens.view.render-threads", "6"),
                Map.entry("skylens.view.playbacks", "3"),
                Map.entry("skylens.view.join.max-wait", "70ms"),
                Map.entry("skylens.view.join.held-for", "8s"),
                Map.entry("skylens.view.join.kept", "9"),
                Map.entry("skylens.view.join.kept-for", "10s"),
                Map.entry("skylens.topics.partitions", "11"),
                Map.entry("skylens.topics.frames-retention-bytes", "12M"));
        var config = config(values).getConfigMapping(ViewConfig.class);

        assertThat(config.ingestUrl()).hasValue(URI.create("http://192.0.2.1:3001"));
        assertThat(config.phoneUrl()).hasValue(URI.create("https://192.0.2.1:3443/send"));
        assertThat(config.defaultDrone()).hasValue("alpha");
        assertThat(config.maxFrameAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.leaveAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.stalledAfter()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.snapshotWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.sendBuffer().asLongValue()).isEqualTo(64 << 10);
        assertThat(config.jpegQuality()).isEqualTo(70);
        assertThat(config.placeholder()).hasValue(Path.of("/etc/skylens/away.jpg"));
        assertThat(config.renderThreads()).isEqualTo(6);
        assertThat(config.playbacks()).isEqualTo(3);
        assertThat(config.join().maxWait()).isEqualTo(Duration.ofMillis(70));
        assertThat(config.join().heldFor()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.join().kept()).isEqualTo(9);
        assertThat(config.join().keptFor()).isEqualTo(Duration.ofSeconds(10));
        var topics = config(values).getConfigMapping(TopicsConfig.class);
        assertThat(topics.partitions()).isEqualTo(11);
        assertThat(topics.framesRetentionBytes().asLongValue()).isEqualTo(12 << 20);
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(ViewConfig.class)
                .withMapping(TopicsConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter());
        values.forEach(builder::withDefaultValue);
        return builder.build();
    }
}
