package io.skylens.detect.pipeline;

import java.time.Clock;
import java.time.Duration;

/**
 * How frames become detections.
 *
 * @param detector this process, as its records name it
 * @param maxAge of a frame that is worth decoding, and publishing unless the device is slower than that
 * @param clock in step with the broker's
 */
public record PipelineSettings(String detector, Duration maxAge, Batching batching, Clock clock) {}
