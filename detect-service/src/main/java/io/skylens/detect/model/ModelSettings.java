package io.skylens.detect.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How to open a model. */
public record ModelSettings(ModelOverrides overrides, Thresholds thresholds, ClassRules rules, DeviceSettings device) {

    /** With nothing said of its head or of single classes. */
    public ModelSettings(
            OptionalInt inputSize,
            List<String> classes,
            Thresholds thresholds,
            String device,
            OptionalInt predictors,
            int threadsPerPredictor) {
        this(
                new ModelOverrides(inputSize, classes, Optional.empty()),
                thresholds,
                ClassRules.NONE,
                new DeviceSettings(device, predictors, threadsPerPredictor));
    }
}
