package io.skylens.detect.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a model file says of itself.
 *
 * @param size side of its square, where it says
 * @param labels by class id; empty where it does not say
 * @param largestStride of its grids in pixels; 0 where it does not say
 * @param half whether it takes pictures in half precision
 */
public record ModelMetadata(OptionalInt size, List<String> labels, int largestStride, boolean half) {

    public static final ModelMetadata NONE = new ModelMetadata(OptionalInt.empty(), List.of(), 0, false);

    /** The same, with a size if it says none. */
    public ModelMetadata orSize(OptionalInt other) {
        return new ModelMetadata(size.isPresent() ? size : other, labels, largestStride, half);
    }
}
