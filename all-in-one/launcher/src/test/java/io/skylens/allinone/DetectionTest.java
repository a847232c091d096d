package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {

    @TempDir
    private Path folder;

    private Path absent;
    private Path model;

    @BeforeEach
    void makeAModel() throws Exception {
        absent = folder.resolve("absent.torchscript");
        model = Files.createFile(folder.resolve("some.torchscript"));
    }

    @Test
    void shouldRunOneDetectorWithTheModelAskedFor() throws Exception {
        assertThat(Detection.choose(model.toString(), null, absent))
                .isEqualTo(new Detection(model.toString(), 1, "model " + model));
    }

    @Test
    void shouldUseTheDemoModelWhenItIsThere() throws Exception {
        assertThat(Detection.choose(null, 3, model)).isEqualTo(new Detection(model.toString(), 3, "model " + model));
    }

    @Test
    void shouldRunWithoutDetectorsAndSaySoWhenThereIsNoModel() throws Exception {
        var detection = Detection.choose(null, null, absent);
        assertThat(detection.detectors()).isZero();
        assertThat(detection.explanation())
                .isEqualTo("no model, so no detectors: video without boxes; --model FILE gives one");
    }

    @Test
    void shouldRunNoneWhenNoneAreAskedFor() throws Exception {
        assertThat(Detection.choose(model.toString(), 0, model).detectors()).isZero();
    }

    @Test
    void shouldNameTheModelThatIsNotThere() {
        assertThatThrownBy(() -> Detection.choose(absent.toString(), null, model))
                .hasMessage("model " + absent + " is not there, or is no file");
    }

    @Test
    void shouldRefuseDetectorsWithoutAModel() {
        assertThatThrownBy(() -> Detection.choose(null, 2, absent))
                .hasMessage("--detectors 2 needs a model: give one with --model FILE");
    }

    @Test
    void shouldPassAnAddressOnToTheDetectors() throws Exception {
        var address = "https://example.org/yolo.onnx#sha256=" + "0a".repeat(32);

        assertThat(Detection.choose(address, 2, absent))
                .isEqualTo(new Detection(address, 2, "model " + address + ", fetched once"));
        assertThat(Detection.choose("djl://ai.djl.pytorch/yolov8n", null, absent)
                        .model())
                .isEqualTo("djl://ai.djl.pytorch/yolov8n");
    }

    @Test
    void shouldRefuseAnAddressThatDoesNotPinItsFile() {
        assertThatThrownBy(() -> Detection.choose("https://example.org/yolo.onnx", null, absent))
                .hasMessage("model https://example.org/yolo.onnx must end in #sha256= and the 64 digits of the file's"
                        + " SHA-256");
    }
}
