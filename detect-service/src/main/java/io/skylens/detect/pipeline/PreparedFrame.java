package io.skylens.detect.pipeline;

import io.skylens.detect.model.ModelInput;
import io.skylens.detect.scheduler.Frame;
import java.time.Duration;

/**
 * A frame that only waits for the model.
 *
 * @param input closed by whoever takes the frame
 * @param queued from the record's timestamp until decoding began
 * @param decode from the JPEG to the input
 */
record PreparedFrame(Frame frame, ModelInput input, Duration queued, Duration decode) {}
