package io.skylens.detect.model;

import java.util.OptionalInt;

/**
 * What a model is to run on.
 *
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param predictors threads that run the model at once; else as suits the device
 * @param threadsPerPredictor threads that share the work of one batch on a CPU
 */
public record DeviceSettings(String device, OptionalInt predictors, int threadsPerPredictor) {}
