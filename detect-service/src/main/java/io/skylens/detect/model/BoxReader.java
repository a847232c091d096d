package io.skylens.detect.model;

import java.util.List;

/** Reads the objects of a picture from a model's output: the layout, the classes' thresholds, and one box an object. */
final class BoxReader {

    /** Above any overlap: nothing is suppressed. */
    private static final float NEVER = 1;

    private final OutputLayout layout;
    private final float[] leastConfidence;
    private final float lowest;
    private final Thresholds thresholds;

    /** @param leastConfidence of each class, by class id */
    BoxReader(OutputLayout layout, float[] leastConfidence, Thresholds thresholds) {
        this.layout = layout;
        this.leastConfidence = leastConfidence;
        this.lowest = lowestOf(leastConfidence, thresholds.confidence());
        this.thresholds =
                layout.isFinal() ? new Thresholds(thresholds.confidence(), NEVER, thresholds.maxObjects()) : thresholds;
    }

    private static float lowestOf(float[] confidences, float usual) {
        float lowest = Float.POSITIVE_INFINITY;
        for (float confidence : confidences) {
            lowest = Math.min(lowest, confidence);
        }
        return Float.isInfinite(lowest) ? usual : lowest;
    }

    /** @return most confident first, in pixels of the model's square */
    List<Candidate> read(List<Tensor> outputs, int picture) {
        var candidates = layout.read(outputs, picture, lowest);
        candidates.removeIf(candidate -> candidate.confidence() < leastOf(candidate.classId()));
        return NonMaximumSuppression.keep(candidates, thresholds);
    }

    private float leastOf(int classId) {
        return classId >= 0 && classId < leastConfidence.length ? leastConfidence[classId] : Float.POSITIVE_INFINITY;
    }
}
