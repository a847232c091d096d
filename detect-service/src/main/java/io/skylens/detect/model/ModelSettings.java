package io.skylens.detect.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * How to open a model.
 *
 * @param inputSize side of the square; else what the file says
 * @param classes names by class id; where empty, what the file says
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param predictors threads that run the model at once; else as suits the device
 * @param threadsPerPredictor threads that share the work of one batch on a CPU
 */
public record ModelSettings(
        OptionalInt inputSize,
        List<String> classes,
        Thresholds thresholds,
        String device,
        OptionalInt predictors,
        int threadsPerPredictor) {}
