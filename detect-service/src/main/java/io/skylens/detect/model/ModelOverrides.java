package io.skylens.detect.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator knows better than the model file.
 *
 * @param inputSize side of the square in pixels
 * @param classes names by class id; none where empty
 */
public record ModelOverrides(OptionalInt inputSize, List<String> classes, Optional<Head> head) {}
