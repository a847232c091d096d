package io.skylens.detect.model;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code [B, 4+C, N]}, as Ultralytics exports YOLOv8 and YOLO11: a column for each of N anchors, the rows being centre x,
 * centre y, width and height in pixels of the square, then the score of each class.
 */
final class AnchorColumns implements OutputLayout {

    private static final int BOX_ROWS = 4;

    private final int classes;
    private final int anchors;

    private AnchorColumns(int classes, int anchors) {
        this.classes = classes;
        this.anchors = anchors;
    }

    static Optional<OutputLayout> of(TensorForm output, int classes) {
        return output.rank() == 3 && output.length(1) == BOX_ROWS + classes && output.length(2) > 0
                ? Optional.of(new AnchorColumns(classes, output.length(2)))
                : Optional.empty();
    }

    @Override
    public List<Candidate> read(List<Tensor> outputs, int picture, float confidence) {
        var values = outputs.get(0).values();
        int base = picture * (BOX_ROWS + classes) * anchors;
        var best = new float[anchors];
        var bestClass = new int[anchors];
        findBest(values, base, best, bestClass);
        var candidates = new ArrayList<Candidate>();
        for (int anchor = 0; anchor < anchors; anchor++) {
            if (best[anchor] >= confidence) {
                int at = base + anchor;
                candidates.add(Candidate.centred(
                        values.get(at),
                        values.get(at + anchors),
                        values.get(at + 2 * anchors),
                        values.get(at + 3 * anchors),
                        bestClass[anchor],
                        best[anchor]));
            }
        }
        return candidates;
    }

    /** Goes row by row, as the memory lies: a row is the score of one class at every anchor. */
    private void findBest(FloatBuffer values, int base, float[] best, int[] bestClass) {
        var row = new float[anchors];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int classId = 0; classId < classes; classId++) {
            values.get(base + (BOX_ROWS + classId) * anchors, row);
            for (int anchor = 0; anchor < anchors; anchor++) {
                if (row[anchor] > best[anchor]) {
                    best[anchor] = row[anchor];
                    bestClass[anchor] = classId;
                }
            }
        }
    }
}
