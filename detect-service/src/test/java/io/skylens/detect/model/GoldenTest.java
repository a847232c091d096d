package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.model.onnx.OnnxOpener;
import io.skylens.detect.model.pytorch.TorchScriptOpener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models on real pictures. */
class GoldenTest {

    private static final ModelSettings SETTINGS = new ModelSettings(
            OptionalInt.empty(), List.of(), new Thresholds(0.25f, 0.45f, 300), "cpu", OptionalInt.of(1), 1);

    @ParameterizedTest
    @CsvSource({
        "yolov8n_640.torchscript, yolov8n_640",
        "yolov8n_640_nhwc.torchscript, yolov8n_640",
        "yolov8n_640_fp32.onnx, yolov8n_640",
        "yolo11n_320.torchscript, yolo11n_320",
        "yolo11n_320_fp32.onnx, yolo11n_320",
        "yolox_nano_416.torchscript, yolox_nano_416",
        "yolox_nano_416_fp32.onnx, yolox_nano_416"
    })
    void shouldFindWhatTheReferenceFound(String model, String reference) throws Exception {
        var golden = Golden.of(reference);
        try (var detector = open(model)) {
            for (var picture : golden.pictures()) {
                golden.check(picture, detectEach(detector, List.of(picture)).get(0));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"yolov8n_int8_640.onnx, yolov8n_640_fp32.onnx", "yolo11n_int8_320.onnx, yolo11n_320_fp32.onnx"})
    void shouldFindInEightBitsMostOfWhatItsTwinIsSureOf(String quantised, String twin) throws Exception {
        int sure = 0;
        int found = 0;
        try (var precise = open(twin);
                var detector = open(quantised)) {
            for (var picture : Golden.of("yolov8n_640").pictures()) {
                var objects = detectEach(detector, List.of(picture)).get(0);
                for (var wanted : detectEach(precise, List.of(picture)).get(0)) {
                    if (wanted.confidence() >= 0.5) {
                        sure++;
                        found += objects.stream().anyMatch(object -> isSame(object, wanted)) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(found).as("of %s boxes that %s is sure of", sure, twin).isGreaterThanOrEqualTo((int)
                Math.ceil(0.95 * sure));
    }

    private static boolean isSame(DetectedObject object, DetectedObject other) {
        return object.label().equals(other.label()) && object.box().iou(other.box()) >= 0.8;
    }

    /** Those that take one picture at a time among them: they are given one after the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yolov8n_640.torchscript",
                "yolov8n_640_nhwc.torchscript",
                "yolov8n_640_fp32.onnx",
                "yolov8n_int8_640.onnx",
                "yolo11n_320.torchscript",
                "yolo11n_320_fp32.onnx",
                "yolo11n_int8_320.onnx",
                "yolox_nano_416.torchscript",
                "yolox_nano_416_fp32.onnx"
            })
    void shouldFindInABatchOfFourWhatFourBatchesOfOneFind(String model) throws Exception {
        var pictures = List.of("bus.jpg", "dog.jpg", "pedestrians.jpg", "small-vehicles1.jpeg");
        try (var detector = open(model)) {
            var together = detectEach(detector, pictures);
            for (int i = 0; i < pictures.size(); i++) {
                var alone = detectEach(detector, List.of(pictures.get(i))).get(0);
                assertSame(together.get(i), alone);
            }
        }
    }

    @Test
    void shouldPublishTheClassesAskedForOnly() throws Exception {
        var rules = new ClassRules(Set.of("dog", "car"), Map.of("car", 0.99f));
        var nothing = new ModelOverrides(OptionalInt.empty(), List.of(), Optional.empty());
        var settings = new ModelSettings(nothing, SETTINGS.thresholds(), rules, SETTINGS.device());
        try (var detector = open("yolo11n_320_fp32.onnx", settings)) {
            assertThat(detectEach(detector, List.of("dog.jpg")).get(0))
                    .extracting(DetectedObject::label)
                    .containsExactly("dog");
        }
    }

    @Test
    void shouldCallClassesAsItIsTold() throws Exception {
        var names = IntStream.range(0, 80).mapToObj(i -> "thing-" + i).toList();
        var settings =
                new ModelSettings(OptionalInt.empty(), names, SETTINGS.thresholds(), "cpu", OptionalInt.of(1), 1);
        try (var detector = open("yolox_nano_416_fp32.onnx", settings)) {
            assertThat(detectEach(detector, List.of("dog.jpg")).get(0))
                    .extracting(DetectedObject::label)
                    .contains("thing-16");
        }
    }

    private static void assertSame(List<DetectedObject> together, List<DetectedObject> alone) {
        assertThat(together).hasSameSizeAs(alone);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i).label()).isEqualTo(alone.get(i).label());
            assertThat(together.get(i).box().iou(alone.get(i).box())).isGreaterThan(0.99);
        }
    }

    @ParameterizedTest
    @CsvSource({"yolo11n_320.torchscript, 320", "yolo11n_int8_320.onnx, 320", "yolox_nano_416_fp32.onnx, 416"})
    void shouldSayWhatItIs(String model, int size) throws Exception {
        try (var detector = open(model)) {
            var info = detector.info();
            assertThat(model).startsWith(info.model().name());
            assertThat(info.model().version()).matches("sha256:[0-9a-f]{64}");
            assertThat(info.labels())
                    .hasSize(80)
                    .startsWith("person", "bicycle")
                    .endsWith("toothbrush");
            assertThat(info.input().size()).isEqualTo(size);
            assertThat(info.device()).isEqualTo("cpu");
        }
    }

    private static Detector open(String model) throws UnusableModelException {
        return open(model, SETTINGS);
    }

    private static Detector open(String model, ModelSettings settings) throws UnusableModelException {
        return new Detectors(List.of(new TorchScriptOpener(), new OnnxOpener()))
                .open(RealPart.shared("models/" + model), settings);
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
