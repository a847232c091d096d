package io.skylens.detect.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code [B, N, 6]}, one row an object: left, top, right and bottom in pixels of the square, confidence, class id. The
 * model has seen to it that each object is there once.
 */
final class FinalRows implements OutputLayout {

    private static final int WIDTH = 6;

    private final int rows;

    private FinalRows(int rows) {
        this.rows = rows;
    }

    static Optional<OutputLayout> of(TensorForm output) {
        return output.rank() == 3 && output.length(2) == WIDTH
                ? Optional.of(new FinalRows(output.length(1)))
                : Optional.empty();
    }

    @Override
    public boolean isFinal() {
        return true;
    }

    @Override
    public List<Candidate> read(List<Tensor> outputs, int picture, float confidence) {
        var values = outputs.get(0).values();
        var row = new float[WIDTH];
        var candidates = new ArrayList<Candidate>();
        for (int at = 0; at < rows; at++) {
            values.get((picture * rows + at) * WIDTH, row);
            if (row[4] >= confidence) {
                candidates.add(new Candidate(row[0], row[1], row[2], row[3], Math.round(row[5]), row[4]));
            }
        }
        return candidates;
    }
}
