package io.skylens.detect.model;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One output of a model.
 *
 * @param values row after row, the last dimension running fastest; read by absolute index only
 */
public record Tensor(FloatBuffer values, int... shape) {

    /** The shape without the batch. */
    int[] shapeOfOne() {
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    static String describe(int[] shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
