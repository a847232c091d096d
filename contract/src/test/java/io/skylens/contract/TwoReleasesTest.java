package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While an upgrade goes on, pods of two releases read each other's records. Each of these is as an older release may have
 * written it: without what can be absent. A newer one may say more, at any depth.
 */
class TwoReleasesTest {

    static List<Arguments> records() {
        return List.of(
                Arguments.of(Detections.class, """
                        {"drone": "alpha",
                         "frame": {"epoch": 1763600000000417, "sequence": 42, "partition": 7, "offset": 90210,
                                   "width": 1280, "height": 720, "receivedAt": "2026-11-20T09:00:00.150Z"},
                         "model": {"name": "yolov8n", "version": "sha256:00"},
                         "objects": [{"label": "person", "classId": 0, "confidence": 0.91,
                                      "box": {"x": 12.5, "y": 30.1, "width": 40.2, "height": 88.0}}],
                         "timing": {"queueMillis": 3.1, "decodeMillis": 1.4, "inferenceMillis": 21.8,
                                    "postprocessMillis": 0.4},
                         "detector": "detect-7f9c", "detectedAt": "2026-11-20T09:00:00.180Z"}"""),
                Arguments.of(DroneStatus.class, """
                        {"drone": "alpha", "epoch": 1763600000000417, "connected": true, "origin": "websocket",
                         "source": "192.0.2.10", "partition": 7, "fps": 5.0, "bytesPerSecond": 60000.0,
                         "accepted": 3, "published": 3, "dropped": 0, "uncertain": 0, "rejected": {},
                         "writtenAt": "2026-11-20T09:00:00Z"}"""),
                Arguments.of(DetectorStatus.class, """
                        {"detector": "detect-7f9c", "model": {"name": "yolov8n", "version": "sha256:00"},
                         "classes": ["person"], "device": "cpu", "partitions": [0, 1],
                         "writtenAt": "2026-11-20T09:00:00Z"}"""),
                Arguments.of(SourceSpec.class, """
                        {"url": "rtsp://192.0.2.7/stream"}"""),
                Arguments.of(SourceState.class, """
                        {"phase": "running", "since": "2026-11-20T09:00:00Z", "restarts": 0, "pod": "ingest-0"}"""),
                Arguments.of(DroneControl.class, """
                        {"drone": "alpha", "name": "north gate"}"""),
                Arguments.of(DroneSettings.class, """
                        {"drone": "alpha", "settings": {"quality": 60}}"""),
                Arguments.of(DroneMask.class, """
                        {"drone": "alpha",
                         "polygons": [[{"x": 0.0, "y": 0.0}, {"x": 1.0, "y": 0.0}, {"x": 0.5, "y": 0.5}]]}"""),
                Arguments.of(TokenRevocation.class, """
                        {"subject": "alpha", "revokedUntil": "2026-11-20T09:00:00Z"}"""));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadWhatTheOtherWrites(Class<?> type, String older) throws Exception {
        var record = Json.MAPPER.readValue(older, type);
        var newer = Json.MAPPER.readTree(older);
        sayMore(newer);

        assertThat(Json.MAPPER.treeToValue(newer, type)).isEqualTo(record);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(record), type))
                .isEqualTo(record);
    }

    private static void sayMore(JsonNode node) {
        node.forEach(TwoReleasesTest::sayMore);
        // Where names are values, as reasons of rejections are, there is none here.
        if (node instanceof ObjectNode object && !node.isEmpty()) {
            object.put("weather", "fog");
            object.putObject("wind").put("speed", 3);
        }
    }
}
