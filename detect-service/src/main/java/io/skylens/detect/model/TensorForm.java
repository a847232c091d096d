package io.skylens.detect.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an output of a model looks like.
 *
 * @param name as the model calls it; empty where it does not
 * @param whole whether its numbers are of an integer type
 * @param shape the batch first, where the output is batched
 */
public record TensorForm(String name, boolean whole, int... shape) {

    /** An output of floating-point numbers that has no name. */
    public static TensorForm of(int... shape) {
        return new TensorForm("", false, shape);
    }

    int rank() {
        return shape.length;
    }

    /** The length of a dimension, counted from the end where negative. */
    int length(int dimension) {
        return shape[dimension < 0 ? shape.length + dimension : dimension];
    }

    static String describe(List<TensorForm> outputs) {
        return outputs.stream()
                .map(output -> Arrays.stream(output.shape)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(" "));
    }
}
