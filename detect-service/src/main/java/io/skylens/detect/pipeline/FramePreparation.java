package io.skylens.detect.pipeline;

import io.skylens.detect.model.ModelInput;
import io.skylens.detect.model.ModelInputs;
import io.skylens.detect.scheduler.Frame;
import io.skylens.imaging.Orientation;
import io.skylens.imaging.Reduction;
import io.skylens.imaging.UndecodableJpegException;
import java.time.Clock;
import java.time.Duration;

/** From a JPEG as stored to the model's input of the picture as displayed. Thread-safe; nothing stays allocated. */
final class FramePreparation {

    private final Decoding decoding;
    private final ModelInputs inputs;
    private final Clock clock;

    FramePreparation(Decoding decoding, ModelInputs inputs, Clock clock) {
        this.decoding = decoding;
        this.inputs = inputs;
        this.clock = clock;
    }

    /** @return its input is the caller's to close */
    PreparedFrame prepare(Frame frame) throws UndecodableJpegException {
        var queued = Duration.ofMillis(Math.max(0, frame.ageMillis(clock.millis())));
        long started = System.nanoTime();
        var input = input(frame);
        return new PreparedFrame(frame, input, queued, Duration.ofNanos(System.nanoTime() - started));
    }

    private ModelInput input(Frame frame) throws UndecodableJpegException {
        var stored = frame.header().shape();
        var reduction = decoding.reduced() ? inputs.reduction(stored) : Reduction.NONE;
        // Where nothing is to be turned both are one picture; closing it twice does no harm.
        try (var picture = decoding.codec().decode(frame.jpeg(), 0, frame.jpeg().length, reduction);
                var upright = Orientation.upright(picture, stored.orientation())) {
            return reduction == Reduction.NONE
                    ? inputs.of(upright)
                    : inputs.of(upright, stored.displayedWidth(), stored.displayedHeight());
        }
    }
}
