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
    private final BoxReader reader;
    private final int largestBatch;

    YoloDetector(ModelInfo info, TensorEngine engine, BoxReader reader, int largestBatch) {
        this.info = info;
        this.engine = engine;
        this.reader = reader;
        this.largestBatch = largestBatch;
    }

    /**
     * Runs the model once or twice to see how it lays out its boxes and how many pictures it takes at once.
     *
     * @param engine closed with the detector; stays the caller's when this throws
     * @throws UnusableModelException when it fails or its output is none that is known
     */
    public static YoloDetector open(ModelFile file, ModelMetadata metadata, ModelSettings settings, TensorEngine engine)
            throws UnusableModelException {
        return new YoloOpening(file, metadata, settings, engine).open();
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Found detect(List<ModelInput> batch) {
        var objects = new ArrayList<List<DetectedObject>>(batch.size());
        var inference = Duration.ZERO;
        var postprocess = Duration.ZERO;
        for (int from = 0; from < batch.size(); from += Math.min(largestBatch, batch.size())) {
            var part = run(batch.subList(from, from + Math.min(largestBatch, batch.size() - from)));
            objects.addAll(part.objects());
            inference = inference.plus(part.inference());
            postprocess = postprocess.plus(part.postprocess());
        }
        return new Found(objects, inference, postprocess);
    }

    private Found run(List<ModelInput> batch) {
        long started = System.nanoTime();
        return engine.run(batch, outputs -> {
            long inferred = System.nanoTime();
            var objects = new ArrayList<List<DetectedObject>>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                objects.add(objects(reader.read(outputs, i), batch.get(i).letterbox()));
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
