package io.skylens.detect.model;

import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.PictureShape;
import io.skylens.detect.model.onnx.OnnxOpener;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Reduction;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Prints what {@code skylens.detect.reduced-decode} saves and what is found no more by it; for docs/models.md, and run by
 * name as {@link ModelTable} is. The time is processor time of decoding the JPEG and fitting it into the square.
 */
class ReducedDecodeTable {

    private static final int ROUNDS = 20;
    private static final int QUALITY = 95;
    private static final double OVERLAP = 0.8;
    private static final double NANOS_PER_MILLI = 1e6;

    private final JpegCodec codec = JpegCodecs.best();

    private record Sum(int found, int wanted, double millis) {}

    @Test
    void print() throws Exception {
        System.out.println("| model | of the reference's, whole | reduced | ms, whole | reduced |");
        System.out.println("|---|---|---|---|---|");
        for (var name : List.of("yolo11n_320", "yolox_nano_416", "yolov8n_640")) {
            var whole = sum(name, false);
            var reduced = sum(name, true);
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %d of %d | %d | %.2f | %.2f |%n",
                    name,
                    whole.found(),
                    whole.wanted(),
                    reduced.found(),
                    whole.millis(),
                    reduced.millis());
        }
    }

    private Sum sum(String name, boolean reduced) throws Exception {
        var settings = new ModelSettings(
                OptionalInt.empty(), List.of(), new Thresholds(0.25f, 0.45f, 300), "cpu", OptionalInt.of(1), 1);
        var golden = Golden.of(name);
        int found = 0;
        int wanted = 0;
        double millis = 0;
        try (var detector = new Detectors(List.of(new OnnxOpener()))
                .open(RealPart.shared("models/" + name + "_fp32.onnx"), settings)) {
            var inputs = new ModelInputs(detector.info().input());
            for (var picture : golden.pictures()) {
                byte[] jpeg;
                PictureShape shape;
                try (var original = Golden.read(picture)) {
                    jpeg = codec.encode(original, QUALITY);
                    shape = new PictureShape(original.width(), original.height(), 1);
                }
                var reduction = reduced ? inputs.reduction(shape) : Reduction.NONE;
                found += golden.found(picture, detect(detector, inputs, jpeg, shape, reduction), OVERLAP);
                wanted += golden.wanted(picture);
                millis +=
                        cost(inputs, jpeg, shape, reduction) / golden.pictures().size();
            }
        }
        return new Sum(found, wanted, millis);
    }

    private List<DetectedObject> detect(
            Detector detector, ModelInputs inputs, byte[] jpeg, PictureShape shape, Reduction reduction)
            throws Exception {
        try (var input = prepare(inputs, jpeg, shape, reduction)) {
            return detector.detect(List.of(input)).objects().get(0);
        }
    }

    private ModelInput prepare(ModelInputs inputs, byte[] jpeg, PictureShape shape, Reduction reduction)
            throws Exception {
        try (var picture = codec.decode(jpeg, 0, jpeg.length, reduction)) {
            return inputs.of(picture, shape.width(), shape.height());
        }
    }

    private double cost(ModelInputs inputs, byte[] jpeg, PictureShape shape, Reduction reduction) throws Exception {
        var clock = ManagementFactory.getThreadMXBean();
        var costs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = clock.getCurrentThreadCpuTime();
            prepare(inputs, jpeg, shape, reduction).close();
            costs[i] = (clock.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
        }
        Arrays.sort(costs);
        return costs[ROUNDS / 2];
    }
}
