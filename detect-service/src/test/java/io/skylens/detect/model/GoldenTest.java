package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.model.pytorch.TorchScriptOpener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models on real pictures. */
class GoldenTest {

    private static final ModelSettings SETTINGS = new ModelSettings(
            OptionalInt.empty(), List.of(), new Thresholds(0.25f, 0.45f, 300), "cpu", OptionalInt.of(1), 1);

    @ParameterizedTest
    @ValueSource(strings = {"yolov8n_640", "yolo11n_320"})
    void shouldFindWhatTheReferenceFound(String model) throws Exception {
        var golden = Golden.of(model);
        try (var detector = open(model)) {
            for (var picture : golden.pictures()) {
                golden.check(picture, detectEach(detector, List.of(picture)).get(0));
            }
        }
    }

    @Test
    void shouldFindTheSameWithChannelsLast() throws Exception {
        var golden = Golden.of("yolov8n_640");
        try (var detector = open("yolov8n_640_nhwc")) {
            for (var picture : golden.pictures()) {
                golden.check(picture, detectEach(detector, List.of(picture)).get(0));
            }
        }
    }

    @Test
    void shouldFindInABatchOfFourWhatFourBatchesOfOneFind() throws Exception {
        var pictures = List.of("bus.jpg", "dog.jpg", "pedestrians.jpg", "small-vehicles1.jpeg");
        try (var detector = open("yolo11n_320")) {
            var together = detectEach(detector, pictures);
            for (int i = 0; i < pictures.size(); i++) {
                var alone = detectEach(detector, List.of(pictures.get(i))).get(0);
                assertSame(together.get(i), alone);
            }
        }
    }

    private static void assertSame(List<DetectedObject> together, List<DetectedObject> alone) {
        assertThat(together).hasSameSizeAs(alone);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i).label()).isEqualTo(alone.get(i).label());
            assertThat(together.get(i).box().iou(alone.get(i).box())).isGreaterThan(0.99);
        }
    }

    @Test
    void shouldSayWhatItIs() throws Exception {
        try (var detector = open("yolo11n_320")) {
            var info = detector.info();
            assertThat(info.model().name()).isEqualTo("yolo11n_320");
            assertThat(info.model().version()).matches("sha256:[0-9a-f]{64}");
            assertThat(info.labels()).hasSize(80).startsWith("person", "bicycle");
            assertThat(info.input().size()).isEqualTo(320);
            assertThat(info.device()).isEqualTo("cpu");
        }
    }

    private static Detector open(String model) throws UnusableModelException {
        var file = ModelFile.at(RealPart.shared("models/" + model + ".torchscript"));
        return new TorchScriptOpener().open(file, SETTINGS);
    }

    private static List<List<DetectedObject>> detectEach(Detector detector, List<String> pictures) {
        var inputs = new ModelInputs(detector.info().input());
        var batch = new ArrayList<ModelInput>();
        for (var name : pictures) {
            try (var picture = Golden.read(name)) {
                batch.add(inputs.of(picture));
            }
        }
        try {
            return detector.detect(batch).objects();
        } finally {
            batch.forEach(ModelInput::close);
        }
    }
}
