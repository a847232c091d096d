package io.skylens.detect.model;

import io.skylens.contract.DetectedObject;
import java.time.Duration;
import java.util.List;

/**
 * What a batch gave.
 *
 * @param objects of each input, in the order of the batch; boxes in pixels of the upright picture, clipped to it
 * @param inference the model's share of the time
 * @param postprocess from the model's output to the objects, for the whole batch
 */
public record Found(List<List<DetectedObject>> objects, Duration inference, Duration postprocess) {}
