package io.skylens.detect;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.detect.model.Head;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pins the names and the defaults of the configuration. */
class DetectConfigTest {

    private static final String NONE = "(none)";

    @Test
    void shouldKeepItsNamesAndDefaults() {
        assertThat(defaults(DetectConfig.class))
                .isEqualTo(Map.ofEntries(
                        Map.entry("skylens.detect.model", NONE),
                        Map.entry("skylens.detect.model-cache", "${user.home}/.cache/skylens/models"),
                        Map.entry("skylens.detect.max-model-size", "1G"),
                        Map.entry("skylens.detect.device", "auto"),
                        Map.entry("skylens.detect.input-size", NONE),
                        Map.entry("skylens.detect.classes", NONE),
                        Map.entry("skylens.detect.head", NONE),
                        Map.entry("skylens.detect.only", NONE),
                        Map.entry("skylens.detect.class-confidence.*", NONE),
                        Map.entry("skylens.detect.confidence", "0.25"),
                        Map.entry("skylens.detect.iou", "0.45"),
                        Map.entry("skylens.detect.max-objects", "300"),
                        Map.entry("skylens.detect.max-frame-age", "1s"),
                        Map.entry("skylens.detect.max-batch", NONE),
                        Map.entry("skylens.detect.max-wait", "2ms"),
                        Map.entry("skylens.detect.predictors", NONE),
                        Map.entry("skylens.detect.threads-per-predictor", "1"),
                        Map.entry("skylens.detect.decoders", NONE),
                        Map.entry("skylens.detect.reduced-decode", "false"),
                        Map.entry("skylens.detect.hang-limit", "30s"),
                        Map.entry("skylens.detect.log-summary", "true")));
    }

    @Test
    void shouldCreateTopicsAsEveryServiceDoes() {
        assertThat(defaults(TopicsConfig.class))
                .isEqualTo(Map.of("skylens.topics.partitions", "24", "skylens.topics.frames-retention-bytes", "64M"));
    }

    private static Map<String, String> defaults(Class<?> mapping) {
        return ConfigMappings.getProperties(configClass(mapping)).entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith("[*]"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().hasDefaultValue()
                                ? entry.getValue().getDefaultValue()
                                : NONE));
    }

    @Test
    void shouldReadEveryValueAsDocumented() {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredConverters()
                .withMapping(DetectConfig.class)
                .withDefaultValue("skylens.detect.model", "/models/yolov8n.torchscript")
                .withDefaultValue("skylens.detect.classes", "car,truck")
                .withDefaultValue("skylens.detect.max-frame-age", "1500ms")
                .withDefaultValue("skylens.detect.max-batch", "8")
                .withDefaultValue("skylens.detect.head", "end-to-end")
                .withDefaultValue("skylens.detect.only", "car,traffic light")
                .withDefaultValue("skylens.detect.class-confidence.\"traffic light\"", "0.4")
                .build()
                .getConfigMapping(DetectConfig.class);

        assertThat(config.model()).hasValue("/models/yolov8n.torchscript");
        assertThat(config.classes())
                .hasValueSatisfying(classes -> assertThat(classes).containsExactly("car", "truck"));
        assertThat(config.maxFrameAge()).hasMillis(1500);
        assertThat(config.maxBatch()).hasValue(8);
        assertThat(config.head()).hasValue(Head.END_TO_END);
        assertThat(config.only()).hasValue(Set.of("car", "traffic light"));
        assertThat(config.classConfidence()).isEqualTo(Map.of("traffic light", 0.4f));
        assertThat(config.predictors()).isEmpty();
        assertThat(config.modelCache()).isEqualTo(Path.of(System.getProperty("user.home"), ".cache/skylens/models"));
        assertThat(config.maxModelSize().asLongValue()).isEqualTo(1L << 30);
    }
}
