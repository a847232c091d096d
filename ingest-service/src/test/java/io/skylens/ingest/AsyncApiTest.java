package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skylens.contract.Box;
import io.skylens.contract.CameraSettings;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.contract.DetectorStatus;
import io.skylens.contract.DroneControl;
import io.skylens.contract.DroneSettings;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import io.skylens.contract.TokenRevocation;
import io.skylens.contract.TopicSpec;
import io.skylens.contract.Topics;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description of the topics says what the contract says. */
class AsyncApiTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

    /** By the message that describes them. */
    private static final Map<String, Class<?>> RECORDS = Map.of(
            "detections", Detections.class,
            "droneStatus", DroneStatus.class,
            "detectorStatus", DetectorStatus.class,
            "source", SourceSpec.class,
            "sourceState", SourceState.class,
            "droneControl", DroneControl.class,
            "droneSettings", DroneSettings.class,
            "tokenRevocation", TokenRevocation.class);

    private static JsonNode api;

    @BeforeAll
    static void read() throws IOException {
        api = new ObjectMapper(new YAMLFactory())
                .readTree(ROOT.resolve("docs/asyncapi.yaml").toFile());
    }

    @Test
    void shouldDescribeTheTopicsWithTheirSettings() {
        var topics = Map.of(
                "frames", Topics.frames(24, 64 << 20),
                "detections", Topics.detections(24),
                "drones", Topics.drones(24),
                "detectors", Topics.detectors(),
                "sources", Topics.sources(),
                "sourceStates", Topics.sourceStates(),
                "control", Topics.control());
        assertThat(names(api.path("channels"))).containsExactlyInAnyOrderElementsOf(topics.keySet());
        topics.forEach((name, topic) ->
                assertThat(topicOf(api.path("channels").path(name))).as(name).isEqualTo(topic));
    }

    @Test
    void shouldDescribeTheHeadersOfAFrame() throws IOException {
        var golden = new ObjectMapper()
                .readTree(ROOT.resolve("contract/src/test/resources/golden/frame-headers.json")
                        .toFile());
        assertThat(names(message("frame").path("headers").path("properties")))
                .containsExactlyInAnyOrderElementsOf(names(golden.path("headers")));
    }

    @Test
    void shouldDescribeTheFieldsOfEachRecord() {
        var detections = properties(message("detections").path("payload"));
        var object = properties(detections.path("objects").path("items"));
        var described = new HashMap<Class<?>, JsonNode>(Map.of(
                Detections.class,
                detections,
                Detections.FrameRef.class,
                properties(detections.path("frame")),
                Detections.Timing.class,
                properties(detections.path("timing")),
                Detections.Model.class,
                properties(api.path("components").path("schemas").path("model")),
                DetectedObject.class,
                object,
                Box.class,
                properties(object.path("box")),
                CameraSettings.class,
                properties(properties(message("droneSettings").path("payload")).path("settings"))));
        RECORDS.forEach(
                (name, type) -> described.put(type, properties(message(name).path("payload"))));
        described.forEach((type, properties) -> assertThat(names(properties))
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()));
    }

    @Test
    void shouldShowExamplesThatCanBeRead() {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        RECORDS.forEach((name, type) -> assertThat(
                        json.convertValue(message(name).path("examples").path(0).path("payload"), type))
                .as(name)
                .hasNoNullFieldsOrPropertiesExcept("name", "unchangedSince"));
    }

    private static TopicSpec topicOf(JsonNode channel) {
        var kafka = channel.path("bindings").path("kafka");
        assertThat(kafka.path("topic")).isEqualTo(channel.path("address"));
        var settings = new HashMap<String, String>();
        for (var group : List.of(kafka.path("topicConfiguration"), kafka.path("x-more"))) {
            group.properties().forEach(entry -> settings.put(entry.getKey(), textOf(entry.getValue())));
        }
        return new TopicSpec(
                channel.path("address").asText(), kafka.path("partitions").asInt(), settings);
    }

    private static String textOf(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    private static JsonNode message(String name) {
        return api.path("components").path("messages").path(name);
    }

    private static JsonNode properties(JsonNode schema) {
        return schema.path("properties");
    }

    private static List<String> names(JsonNode object) {
        var names = new java.util.ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
