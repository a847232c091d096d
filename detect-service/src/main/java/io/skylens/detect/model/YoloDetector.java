package io.skylens.detect.model;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.imaging.Letterbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A YOLO model on any engine: output layout, thresholds, non-maximum suppression, and the way back to the picture. */
public final class YoloDetector implements Detector {

    /** Records stay small, and nobody sees a hundredth of a pixel. */
    private static final double BOX_STEPS = 100;

    private static final double CONFIDENCE_STEPS = 10_000;

    private final ModelInfo info;
    private final TensorEngine engine;
    private final OutputLayout layout;
    private final Thresholds thresholds;

    private YoloDetector(ModelInfo info, TensorEngine engine, OutputLayout layout, Thresholds thresholds) {
        this.info = info;
        this.engine = engine;
        this.layout = layout;
        this.thresholds = thresholds;
    }

    /**
     * Runs the model once to see how it lays out its boxes.
     *
     * @param engine closed with the detector; stays the caller's when this throws
     * @throws UnusableModelException when it fails or its output is none that is known
     */
    public static YoloDetector open(ModelFile file, ModelInfo info, TensorEngine engine, Thresholds thresholds)
            throws UnusableModelException {
        int[] shape = tryOut(file, info.input(), engine);
        int classes = info.labels().size();
        if (!AnchorColumns.fits(shape, classes)) {
            throw file.unusable("must give [4+C,N] for a picture and its " + classes
                    + " classes (skylens.detect.classes), but gives " + Tensor.describe(shape));
        }
        return new YoloDetector(info, engine, AnchorColumns.of(shape), thresholds);
    }

    private static int[] tryOut(ModelFile file, InputSpec input, TensorEngine engine) throws UnusableModelException {
        try (var blank = new ModelInputs(input).blank()) {
            return engine.run(List.of(blank), outputs -> outputs.get(0).shapeOfOne());
        } catch (RuntimeException e) {
            throw file.unusable("must run on a picture of " + input.size() + "x" + input.size()
                    + " (skylens.detect.input-size), but fails: " + firstLine(e));
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Found detect(List<ModelInput> batch) {
        long started = System.nanoTime();
        return engine.run(batch, outputs -> {
            long inferred = System.nanoTime();
            var objects = new ArrayList<List<DetectedObject>>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                var candidates = layout.read(outputs, i, thresholds.confidence());
                objects.add(objects(
                        NonMaximumSuppression.keep(candidates, thresholds),
                        batch.get(i).letterbox()));
            }
            return new Found(
                    objects, Duration.ofNanos(inferred - started), Duration.ofNanos(System.nanoTime() - inferred));
        });
    }

    private List<DetectedObject> objects(List<Candidate> kept, Letterbox letterbox) {
        return kept.stream()
                .map(candidate -> object(candidate, letterbox))
                .filter(object -> object.box().area() > 0)
                .toList();
    }

    private DetectedObject object(Candidate candidate, Letterbox letterbox) {
        var box = letterbox.toPicture(candidate.left(), candidate.top(), candidate.right(), candidate.bottom());
        return new DetectedObject(
                info.labels().get(candidate.classId()),
                candidate.classId(),
                round(candidate.confidence(), CONFIDENCE_STEPS),
                new Box(
                        round(box.x(), BOX_STEPS),
                        round(box.y(), BOX_STEPS),
                        round(box.width(), BOX_STEPS),
                        round(box.height(), BOX_STEPS)));
    }

    private static double round(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    @Override
    public void close() {
        engine.close();
    }
}
