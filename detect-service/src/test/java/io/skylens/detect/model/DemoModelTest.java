package io.skylens.detect.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.model.pytorch.TorchScriptOpener;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import io.skylens.simulator.dataset.Dataset;
import io.skylens.simulator.fleet.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that comes with Skylens, through the detector that runs it. */
class DemoModelTest {

    private static final Path MODEL = Path.of("demo-model/skylens-demo.torchscript");
    private static final Path GOLDEN = Path.of("src/test/resources/demo-model");
    private static final long LARGEST_FILE = 4 << 20;

    private static final int SCENES = 50;
    /** No seed that the model was trained or chosen with. */
    private static final long UNSEEN = 777;

    private static final double PROMISED = 0.85;

    private final JpegCodec codec = JpegCodecs.best();

    @Test
    void shouldSayWhatItIs() throws Exception {
        try (var detector = open(0.25f)) {
            assertThat(detector.info().model().name()).isEqualTo("skylens-demo");
            assertThat(detector.info().labels()).containsExactly("person", "car", "truck", "boat");
            assertThat(detector.info().input().size()).isEqualTo(640);
            assertThat(Files.size(MODEL)).isLessThanOrEqualTo(LARGEST_FILE);
        }
    }

    /** The golden boxes were found by the program that evaluates the model, which shares nothing with this service. */
    @Test
    void shouldFindWhatTheReferenceFound() throws Exception {
        var golden = new ObjectMapper().readTree(GOLDEN.resolve("golden.json").toFile());
        try (var detector = open(0.25f)) {
            var found = detect(detector, GOLDEN.resolve("golden.jpg"));

            for (var expected : golden) {
                if (expected.get("score").asDouble() >= 0.4) {
                    assertThat(found).as(expected.toString()).anyMatch(object -> isSame(object, expected));
                }
            }
            for (var object : found) {
                if (object.confidence() >= 0.5) {
                    assertThat(golden).as(object.toString()).anyMatch(expected -> isSame(object, expected));
                }
            }
        }
    }

    private static boolean isSame(DetectedObject object, JsonNode expected) {
        var corners = expected.get("box");
        double left = corners.get(0).asDouble();
        double top = corners.get(1).asDouble();
        var box = new Box(
                left, top, corners.get(2).asDouble() - left, corners.get(3).asDouble() - top);
        return object.label().equals(expected.get("label").asText())
                && object.box().iou(box) >= 0.9;
    }

    @Test
    void shouldBeAsAccurateAsPromisedOnScenesItHasNotSeen(@TempDir Path folder) throws Exception {
        new Dataset(folder, "test", new Format(640, 480, 1, 80, false), codec).write(SCENES, UNSEEN);
        try (var detector = open(0.01f)) {
            var precision = new MeanAveragePrecision(detector.info().labels());
            for (int number = 0; number < SCENES; number++) {
                var name = String.format("%06d", number);
                var found = detect(detector, folder.resolve("images/test/" + name + ".jpg"));
                precision.add(found, labels(folder.resolve("labels/test/" + name + ".txt"), detector.info()));
            }

            assertThat(precision.mean()).as(precision.toString()).isGreaterThanOrEqualTo(PROMISED);
        }
    }

    private static List<DetectedObject> labels(Path file, ModelInfo info) throws IOException {
        var objects = new ArrayList<DetectedObject>();
        for (var line : Files.readAllLines(file)) {
            var fields = line.split(" ");
            int classId = Integer.parseInt(fields[0]);
            double width = Double.parseDouble(fields[3]) * 640;
            double height = Double.parseDouble(fields[4]) * 480;
            double x = Double.parseDouble(fields[1]) * 640 - width / 2;
            double y = Double.parseDouble(fields[2]) * 480 - height / 2;
            objects.add(new DetectedObject(info.labels().get(classId), classId, 1, new Box(x, y, width, height)));
        }
        return objects;
    }

    private List<DetectedObject> detect(Detector detector, Path jpeg) throws Exception {
        byte[] bytes = Files.readAllBytes(jpeg);
        try (Picture picture = codec.decode(bytes, 0, bytes.length);
                var input = new ModelInputs(detector.info().input()).of(picture)) {
            return detector.detect(List.of(input)).objects().get(0);
        }
    }

    private static Detector open(float confidence) throws UnusableModelException {
        var settings = new ModelSettings(
                OptionalInt.empty(), List.of(), new Thresholds(confidence, 0.45f, 300), "cpu", OptionalInt.of(1), 1);
        return new TorchScriptOpener().open(ModelFile.at(MODEL), settings);
    }
}
