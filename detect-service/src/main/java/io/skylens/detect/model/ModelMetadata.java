package io.skylens.detect.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a model file says of itself.
 *
 * @param size side of its square, where it says
 * @param labels by class id; empty where it does not say
 */
public record ModelMetadata(OptionalInt size, List<String> labels) {

    public static final ModelMetadata NONE = new ModelMetadata(OptionalInt.empty(), List.of());
}
