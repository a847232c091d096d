package io.skylens.detect.model;

import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.DetectedObject;
import io.skylens.detect.model.onnx.OnnxOpener;
import io.skylens.detect.model.pytorch.TorchScriptOpener;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Prints the table of docs/models.md: what a picture costs with each model, and how much each finds. It is no test, and
 * run by name only: {@code mvn -pl detect-service -am test -Dtest=ModelTable -Dsurefire.failIfNoSpecifiedTests=false}.
 *
 * <p>The cost is processor time of the one thread that runs the model, so that other work on the machine changes it
 * little; it is that of a frame on one core. Decoding the JPEG and fitting it into the square is not in it.
 */
class ModelTable {

    private static final int WARM_UP = 6;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private record Row(String file, String golden) {}

    private static final List<Row> ROWS = List.of(
            new Row("yolo11n_320.torchscript", "yolo11n_320"),
            new Row("yolo11n_320_fp32.onnx", "yolo11n_320"),
            new Row("yolo11n_int8_320.onnx", "yolo11n_320"),
            new Row("yolox_nano_416.torchscript", "yolox_nano_416"),
            new Row("yolox_nano_416_fp32.onnx", "yolox_nano_416"),
            new Row("yolov8n_640.torchscript", "yolov8n_640"),
            new Row("yolov8n_640_nhwc.torchscript", "yolov8n_640"),
            new Row("yolov8n_640_fp32.onnx", "yolov8n_640"),
            new Row("yolov8n_int8_640.onnx", "yolov8n_640"));

    private final Detectors detectors = new Detectors(List.of(new TorchScriptOpener(), new OnnxOpener()));

    @Test
    void print() throws Exception {
        System.out.println("| model | ms a frame on one core | boxes found | of the reference's |");
        System.out.println("|---|---|---|---|");
        for (var row : ROWS) {
            System.out.println(measure(row));
        }
    }

    private String measure(Row row) throws Exception {
        var settings = new ModelSettings(
                OptionalInt.empty(), List.of(), new Thresholds(0.25f, 0.45f, 300), "cpu", OptionalInt.of(1), 1);
        var golden = Golden.of(row.golden());
        try (var detector = detectors.open(RealPart.shared("models/" + row.file()), settings)) {
            int found = 0;
            int same = 0;
            int wanted = 0;
            for (var picture : golden.pictures()) {
                var objects = detect(detector, picture);
                found += (int) objects.stream()
                        .filter(object -> object.confidence() >= 0.4)
                        .count();
                same += golden.found(picture, objects, 0.8);
                wanted += golden.wanted(picture);
            }
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %.1f | %d | %.0f %% of %d |",
                    row.file(),
                    cost(detector, golden.pictures()),
                    found,
                    100.0 * same / wanted,
                    wanted);
        }
    }

    private static List<DetectedObject> detect(Detector detector, String name) {
        try (var picture = Golden.read(name);
                var input = new ModelInputs(detector.info().input()).of(picture)) {
            return detector.detect(List.of(input)).objects().get(0);
        }
    }

    /** The median over all pictures, in milliseconds of this thread's processor time. */
    private static double cost(Detector detector, List<String> pictures) {
        var inputs = new ModelInputs(detector.info().input());
        var prepared = pictures.stream()
                .map(name -> {
                    try (var picture = Golden.read(name)) {
                        return inputs.of(picture);
                    }
                })
                .toList();
        for (int i = 0; i < WARM_UP; i++) {
            detector.detect(List.of(prepared.get(0)));
        }
        var clock = ManagementFactory.getThreadMXBean();
        var costs = new double[ROUNDS * prepared.size()];
        for (int i = 0; i < costs.length; i++) {
            long before = clock.getCurrentThreadCpuTime();
            detector.detect(List.of(prepared.get(i % prepared.size())));
            costs[i] = (clock.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
        }
        prepared.forEach(ModelInput::close);
        Arrays.sort(costs);
        return costs[costs.length / 2];
    }
}
