package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DetectionsTest {

    @Test
    void shouldReadTheGoldenRecordAndWriteItBack() throws Exception {
        var golden = Json.golden("detections.json");

        var detections = Json.MAPPER.treeToValue(golden, Detections.class);

        assertThat(detections.drone()).isEqualTo(DroneId.of("alpha"));
        assertThat(detections.frame().offset()).isEqualTo(90210);
        assertThat(detections.frame().receivedAt()).isEqualTo(Instant.parse("2026-11-20T09:00:00.150Z"));
        assertThat(detections.objects()).singleElement().satisfies(object -> {
            assertThat(object.label()).isEqualTo("person");
            assertThat(object.box()).isEqualTo(new Box(12.5, 30.1, 40.2, 88.0));
        });
        assertThat(Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(detections)))
                .isEqualTo(golden);
    }

    @Test
    void shouldIgnoreFieldsItDoesNotKnow() throws Exception {
        var golden = (ObjectNode) Json.golden("detections.json");
        golden.put("weather", "fog");
        ((ObjectNode) golden.get("frame")).put("altitude", 120);

        assertThat(Json.MAPPER.treeToValue(golden, Detections.class).model().name())
                .isEqualTo("yolov8n");
    }

    @Test
    void shouldMeasureOverlapAsIntersectionOverUnion() {
        var box = new Box(0, 0, 10, 10);

        assertThat(box.iou(box)).isEqualTo(1);
        assertThat(box.iou(new Box(5, 0, 10, 10))).isEqualTo(50.0 / 150.0);
        assertThat(box.iou(new Box(10, 0, 10, 10))).isZero();
    }
}
