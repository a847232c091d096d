package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.allinone.broker.RealPart;
import io.skylens.detect.model.onnx.OnnxOpener;
import io.skylens.detect.model.pytorch.TorchScriptOpener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to somebody who configured a model that cannot be used. */
class UnusableModelTest {

    private static final Thresholds THRESHOLDS = new Thresholds(0.25f, 0.45f, 300);

    private static final ModelOverrides NOTHING = new ModelOverrides(OptionalInt.empty(), List.of(), Optional.empty());
    private static final DeviceSettings ON_CPU = new DeviceSettings("cpu", OptionalInt.of(1), 1);

    private final Detectors detectors = new Detectors(List.of(new TorchScriptOpener(), new OnnxOpener()));

    @TempDir
    private Path folder;

    @Test
    void shouldNameAFileThatIsMissing() {
        var path = folder.resolve("none.torchscript");

        assertThatThrownBy(() -> open(path, settings()))
                .hasMessage(message(path, "must exist, but there is no such file"));
    }

    @Test
    void shouldNameAFolder() {
        assertThatThrownBy(() -> open(folder, settings()))
                .hasMessage(message(folder, "must be a file, but is a folder or something else"));
    }

    @Test
    void shouldNameTheFormatsThatCanBeOpened() throws Exception {
        var path = Files.createFile(folder.resolve("model.engine"));

        assertThatThrownBy(() -> open(path, settings()))
                .hasMessage(message(
                        path, "must be ONNX (.onnx) or TorchScript (.torchscript, .pt), by the ending of its name"));
    }

    @Test
    void shouldNameASizeTheModelDoesNotTake() {
        var path = RealPart.shared("models/yolo11n_320.torchscript");

        assertThatThrownBy(() -> open(path, settings("cpu", OptionalInt.of(640), List.of())))
                .hasMessageStartingWith(
                        message(path, "must run on a picture of 640x640 (skylens.detect.input-size), but fails: "));
    }

    @Test
    void shouldNameAnOutputThatDoesNotFitTheClasses() {
        var path = RealPart.shared("models/yolo11n_320.torchscript");

        assertThatThrownBy(() -> open(path, settings("cpu", OptionalInt.empty(), List.of("car", "truck"))))
                .hasMessage(message(
                        path,
                        "must give [B,4+C,N], [B,N,5+C], [B,N,6], or boxes, labels and scores with C = 2 classes"
                                + " (skylens.detect.classes), but gives [1,84,2100]"));
    }

    @Test
    void shouldNameAHeadThatTheOutputDoesNotFit() {
        var path = RealPart.shared("models/yolo11n_320_fp32.onnx");
        var overrides = new ModelOverrides(OptionalInt.empty(), List.of(), Optional.of(Head.YOLOX_DECODED));

        assertThatThrownBy(() -> open(path, new ModelSettings(overrides, THRESHOLDS, ClassRules.NONE, ON_CPU)))
                .hasMessage(message(
                        path,
                        "must give what skylens.detect.head = yolox-decoded reads with C = 80 classes"
                                + " (skylens.detect.classes), but gives [1,84,2100]"));
    }

    @Test
    void shouldNameClassesTheModelDoesNotKnow() {
        var path = RealPart.shared("models/yolo11n_320_fp32.onnx");
        var rules = new ClassRules(Set.of("person", "lorry"), Map.of("cra", 0.5f));

        assertThatThrownBy(() -> open(path, new ModelSettings(NOTHING, THRESHOLDS, rules, ON_CPU)))
                .hasMessage(message(
                        path,
                        "must know the classes of skylens.detect.only and skylens.detect.class-confidence, but knows no"
                                + " cra, lorry; it knows person, bicycle, car, motorcycle, airplane, bus, train, truck,"
                                + " boat, traffic light, …"));
    }

    @Test
    void shouldNameAFileThatIsNoOnnx() throws Exception {
        var path = Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> open(path, settings()))
                .hasMessageStartingWith(
                        message(path, "must be a model that ONNX Runtime can load, but loading it failed: "));
    }

    @Test
    void shouldNameADeviceThatOnnxRuntimeDoesNotSee() {
        var path = RealPart.shared("models/yolo11n_320_fp32.onnx");

        assertThatThrownBy(() -> open(path, settings("cuda:99", OptionalInt.empty(), List.of())))
                .hasMessageStartingWith("skylens.detect.device must be a device that this build of ONNX Runtime sees");
    }

    @Test
    void shouldNameADeviceThatIsNotThere() {
        var path = RealPart.shared("models/yolo11n_320.torchscript");

        assertThatThrownBy(() -> open(path, settings("cuda:99", OptionalInt.empty(), List.of())))
                .hasMessageStartingWith("skylens.detect.device must be a device that PyTorch")
                .hasMessageContaining("got 'cuda:99'");
    }

    private void open(Path path, ModelSettings settings) throws UnusableModelException {
        detectors.open(path, settings).close();
    }

    private static ModelSettings settings() {
        return settings("cpu", OptionalInt.empty(), List.of());
    }

    private static ModelSettings settings(String device, OptionalInt size, List<String> classes) {
        return new ModelSettings(size, classes, THRESHOLDS, device, OptionalInt.of(1), 1);
    }

    private static String message(Path path, String problem) {
        return "model file '" + path + "' (skylens.detect.model) " + problem;
    }
}
