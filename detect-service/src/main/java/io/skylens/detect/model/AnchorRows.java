package io.skylens.detect.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code [B, N, 5+C]}, as YOLOv5 and YOLOX give: a row for each of N anchors, being centre x, centre y, width and height,
 * the objectness, and the score of each class. The confidence is objectness times score.
 */
final class AnchorRows implements OutputLayout {

    /** For models that give their boxes in pixels of the square. */
    static final Decoder DECODED = (row, box) -> {};

    private static final int OBJECTNESS = 4;
    private static final int FIRST_CLASS = 5;

    /** Makes pixels of the square of what a row says of its box. */
    @FunctionalInterface
    interface Decoder {

        /** @param box centre x, centre y, width, height; in place */
        void decode(int row, float[] box);
    }

    private final int rows;
    private final int classes;
    private final Decoder decoder;

    private AnchorRows(int rows, int classes, Decoder decoder) {
        this.rows = rows;
        this.classes = classes;
        this.decoder = decoder;
    }

    static Optional<OutputLayout> of(TensorForm output, int classes, Decoder decoder) {
        return output.rank() == 3 && output.length(2) == FIRST_CLASS + classes && output.length(1) > 0
                ? Optional.of(new AnchorRows(output.length(1), classes, decoder))
                : Optional.empty();
    }

    @Override
    public List<Candidate> read(List<Tensor> outputs, int picture, float confidence) {
        var values = outputs.get(0).values();
        int width = FIRST_CLASS + classes;
        var row = new float[width];
        var candidates = new ArrayList<Candidate>();
        for (int at = 0; at < rows; at++) {
            int start = (picture * rows + at) * width;
            // No score is above 1, so most rows are settled by one number.
            if (values.get(start + OBJECTNESS) >= confidence) {
                values.get(start, row);
                addCandidate(at, row, confidence, candidates);
            }
        }
        return candidates;
    }

    private void addCandidate(int at, float[] row, float confidence, List<Candidate> candidates) {
        int best = FIRST_CLASS;
        for (int column = FIRST_CLASS + 1; column < row.length; column++) {
            if (row[column] > row[best]) {
                best = column;
            }
        }
        float sure = row[OBJECTNESS] * row[best];
        if (sure >= confidence) {
            decoder.decode(at, row);
            candidates.add(Candidate.centred(row[0], row[1], row[2], row[3], best - FIRST_CLASS, sure));
        }
    }
}
