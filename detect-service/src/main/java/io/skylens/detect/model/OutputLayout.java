package io.skylens.detect.model;

import java.util.List;

/** How a model family lays out its boxes. Stateless. */
interface OutputLayout {

    /**
     * The boxes of one picture, in pixels of the model's square, unclipped.
     *
     * @param picture its place in the batch
     * @param confidence the least a box must have
     */
    List<Candidate> read(List<Tensor> outputs, int picture, float confidence);

    /** Whether the model gives each object once, so that no box is to be suppressed for another. */
    default boolean isFinal() {
        return false;
    }
}
