package io.skylens.detect.model;

import io.skylens.contract.Detections;
import java.util.List;

/**
 * What is known of an open model.
 *
 * @param labels by class id
 * @param device {@code cpu}, {@code cuda:0}
 * @param predictors threads that may run it at once
 */
public record ModelInfo(Detections.Model model, List<String> labels, InputSpec input, String device, int predictors) {

    public static final String CPU = "cpu";

    /** Whether frames take turns on the cores, so that a batch costs as much per frame as single frames do. */
    public boolean onCpu() {
        return CPU.equals(device);
    }
}
