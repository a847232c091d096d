package io.skylens.detect.pipeline;

import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Writes down what was found in a frame. Thread-safe. */
final class DetectionRecords {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double STEPS_PER_MILLI = 100;

    private final Detections.Model model;
    private final String detector;
    private final Clock clock;

    /** @param detector this process */
    DetectionRecords(Detections.Model model, String detector, Clock clock) {
        this.model = model;
        this.detector = detector;
        this.clock = clock;
    }

    /** @param inference of the whole batch, as is {@code postprocess} */
    Detections record(PreparedFrame prepared, List<DetectedObject> objects, Duration inference, Duration postprocess) {
        var frame = prepared.frame();
        var header = frame.header();
        var letterbox = prepared.input().letterbox();
        var reference = new Detections.FrameRef(
                header.id().epoch(),
                header.id().sequence(),
                frame.partition(),
                frame.offset(),
                letterbox.pictureWidth(),
                letterbox.pictureHeight(),
                header.device().capturedAt(),
                header.receivedAt());
        var timing = new Detections.Timing(
                millis(prepared.queued()), millis(prepared.decode()), millis(inference), millis(postprocess));
        return new Detections(frame.drone(), reference, model, objects, timing, detector, clock.instant());
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MILLI * STEPS_PER_MILLI) / STEPS_PER_MILLI;
    }
}
