package io.skylens.detect.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.model.ClassRules;
import io.skylens.detect.model.Detector;
import io.skylens.detect.model.DeviceSettings;
import io.skylens.detect.model.Head;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelInputs;
import io.skylens.detect.model.ModelOverrides;
import io.skylens.detect.model.ModelSettings;
import io.skylens.detect.model.Thresholds;
import io.skylens.detect.model.UnusableModelException;
import io.skylens.imaging.PixelFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to lay out boxes, through the engine, told by shape: of models that take 64x64 and know a cat and a dog. */
class OutputLayoutsTest {

    private static final int SIZE = 64;
    private static final String NAMES = "{0: 'cat', 1: \"shepherd's dog\"}";
    private static final String DOG = "shepherd's dog";
    /** By 8, 16 and 32 pixels. */
    private static final int PLACES = 64 + 16 + 4;

    private static final int ROW = 5 + 2;

    @TempDir
    private Path folder;

    @Test
    void shouldReadRowsOfThreeAnchorsAPlace() throws Exception {
        var rows = new float[3 * PLACES * ROW];
        row(rows, 100, 30, 20, 10, 8, 0.9f, 0.1f, 0.8f);
        row(rows, 101, 31, 20, 10, 8, 0.5f, 0.1f, 0.8f);

        try (var detector = open(named().giving("output", rows, 1, 3 * PLACES, ROW))) {
            assertThat(detector.info().input().format()).isEqualTo(PixelFormat.RGB_UNIT);
            assertDog(detect(detector), 0.72, new Box(25, 16, 10, 8));
        }
    }

    @Test
    void shouldDecodeOneAnchorAPlace() throws Exception {
        var rows = new float[PLACES * ROW];
        // The second place of the second row of the grid by 16: after 64 of the finest and a row of four.
        row(rows, 64 + 4 + 1, 0.5f, 0.25f, (float) Math.log(2), 0, 0.9f, 0.1f, 0.8f);

        try (var detector = open(named().giving("output", rows, 1, PLACES, ROW))) {
            assertThat(detector.info().input().format()).isEqualTo(PixelFormat.BGR_BYTE);
            assertDog(detect(detector), 0.72, new Box(24 - 16, 20 - 8, 32, 16));
        }
    }

    @Test
    void shouldTakeGridsUpToTheStrideThatTheModelNames() throws Exception {
        var rows = new float[(PLACES + 1) * ROW];
        row(rows, PLACES, 0.5f, 0.5f, (float) Math.log(0.5), (float) Math.log(0.5), 1, 0, 1);

        try (var detector = open(named().saying("stride", "64").giving("output", rows, 1, PLACES + 1, ROW))) {
            assertDog(detect(detector), 1, new Box(16, 16, 32, 32));
        }
    }

    @Test
    void shouldReadDecodedBoxesWhereItIsTold() throws Exception {
        var rows = new float[PLACES * ROW];
        row(rows, 0, 30, 20, 10, 8, 0.9f, 0.1f, 0.8f);

        try (var detector =
                open(named().giving("output", rows, 1, PLACES, ROW), settings(Optional.of(Head.YOLOX_DECODED)))) {
            assertThat(detector.info().input().format()).isEqualTo(PixelFormat.BGR_BYTE);
            assertDog(detect(detector), 0.72, new Box(25, 16, 10, 8));
        }
    }

    @Test
    void shouldReadRowsThatNeedNoSuppression() throws Exception {
        float[] rows = {25, 16, 35, 24, 0.8f, 1, 25, 16, 35, 24, 0.7f, 1, 0, 0, 0, 0, 0.1f, 0};

        try (var detector = open(named().giving("output", rows, 1, 3, 6))) {
            assertThat(detect(detector)).extracting(DetectedObject::confidence).containsExactly(0.8, 0.7);
            assertDog(detect(detector).subList(0, 1), 0.8, new Box(25, 16, 10, 8));
        }
    }

    @Test
    void shouldReadBoxesLabelsAndScoresInAnyOrder() throws Exception {
        var model = named().giving("scores", new float[] {0.1f, 0.8f}, 1, 2)
                .giving("labels", new long[] {0, 1}, 1, 2)
                .giving("boxes", new float[] {0, 0, 1, 1, 25, 16, 35, 24}, 1, 2, 4);

        try (var detector = open(model)) {
            assertDog(detect(detector), 0.8, new Box(25, 16, 10, 8));
        }
    }

    @Test
    void shouldReadBoxesLabelsAndScoresOfOnePictureAtATime() throws Exception {
        var model = named().giving("a", new float[] {25, 16, 35, 24}, 1, 4)
                .giving("classes", new float[] {1}, 1)
                .giving("b", new float[] {0.8f}, 1);

        try (var detector = open(model);
                var first = new ModelInputs(detector.info().input()).blank();
                var second = new ModelInputs(detector.info().input()).blank()) {
            assertThat(detector.detect(List.of(first, second)).objects())
                    .hasSize(2)
                    .allSatisfy(objects -> assertDog(objects, 0.8, new Box(25, 16, 10, 8)));
        }
    }

    @Test
    void shouldPassOverClassesThatHaveNoName() throws Exception {
        try (var detector = open(named().giving("output", new float[] {25, 16, 35, 24, 0.8f, 7}, 1, 1, 6))) {
            assertThat(detect(detector)).isEmpty();
        }
    }

    @Test
    void shouldSayWhenTheOutputIsNoneThatIsKnown() throws Exception {
        assertThatThrownBy(() -> open(named().giving("output", new float[10], 1, 10)))
                .hasMessageEndingWith("must give [B,4+C,N], [B,N,5+C], [B,N,6], or boxes, labels and scores with C = 2"
                        + " classes (skylens.detect.classes), but gives [1,10]");
    }

    @Test
    void shouldNotGuessTheNamesOfClassesItCannotCount() throws Exception {
        assertThatThrownBy(() -> open(new TinyOnnx(SIZE).giving("output", new float[6], 1, 1, 6)))
                .hasMessageEndingWith("must name its classes, but does not, and has not the 80 of COCO by its output"
                        + " [1,1,6]: set skylens.detect.classes");
    }

    private static TinyOnnx named() {
        return new TinyOnnx(SIZE).saying("names", NAMES).saying("task", "detect");
    }

    private static void row(float[] rows, int at, float... values) {
        System.arraycopy(values, 0, rows, at * ROW, ROW);
    }

    private Detector open(TinyOnnx model) throws Exception {
        return open(model, settings(Optional.empty()));
    }

    private Detector open(TinyOnnx model, ModelSettings settings) throws Exception {
        return open(model.writeTo(folder.resolve("tiny.onnx")), settings);
    }

    private static Detector open(Path file, ModelSettings settings) throws UnusableModelException {
        return new OnnxOpener().open(ModelFile.at(file), settings);
    }

    private static ModelSettings settings(Optional<Head> head) {
        return new ModelSettings(
                new ModelOverrides(OptionalInt.empty(), List.of(), head),
                new Thresholds(0.25f, 0.45f, 300),
                ClassRules.NONE,
                new DeviceSettings("cpu", OptionalInt.of(1), 1));
    }

    private static List<DetectedObject> detect(Detector detector) {
        try (var blank = new ModelInputs(detector.info().input()).blank()) {
            return detector.detect(List.of(blank)).objects().get(0);
        }
    }

    private static void assertDog(List<DetectedObject> objects, double confidence, Box box) {
        assertThat(objects).singleElement().satisfies(object -> {
            assertThat(object.label()).isEqualTo(DOG);
            assertThat(object.confidence()).isCloseTo(confidence, within(1e-3));
            assertThat(object.box().iou(box)).isGreaterThan(0.999);
        });
    }
}
