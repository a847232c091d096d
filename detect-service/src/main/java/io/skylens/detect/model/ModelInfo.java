package io.skylens.detect.model;

import io.skylens.contract.Detections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What is known of an open model.
 *
 * @param labels by class id
 * @param device {@code cpu}, {@code cuda:0}
 * @param predictors threads that may run it at once
 * @param deviceMemory bytes in use on a device that has memory of its own; asked for from any thread
 */
public record ModelInfo(
        Detections.Model model,
        List<String> labels,
        InputSpec input,
        String device,
        int predictors,
        LongSupplier deviceMemory) {

    public static final String CPU = "cpu";

    /** Whether frames take turns on the cores, so that a batch costs as much per frame as single frames do. */
    public boolean onCpu() {
        return CPU.equals(device);
    }
}
