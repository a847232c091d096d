package io.skylens.detect.pipeline;

import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.detect.model.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Writes down what was found in a frame, and hands it on. Thread-safe. */
final class DetectionRecords {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double STEPS_PER_MILLI = 100;

    private final Detections.Model model;
    private final String detector;
    private final Clock clock;
    private final Outlet outlet;

    /** @param detector this process */
    DetectionRecords(Detections.Model model, String detector, Clock clock, Outlet outlet) {
        this.model = model;
        this.detector = detector;
        this.clock = clock;
        this.outlet = outlet;
    }

    /** @param found in the whole batch that the frame was in */
    void publish(PreparedFrame prepared, List<DetectedObject> objects, Found found) throws InterruptedException {
        outlet.publish(record(prepared, objects, found));
    }

    private Detections record(PreparedFrame prepared, List<DetectedObject> objects, Found found) {
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
                millis(prepared.queued()),
                millis(prepared.decode()),
                millis(found.inference()),
                millis(found.postprocess()));
        return new Detections(frame.drone(), reference, model, objects, timing, detector, clock.instant());
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MILLI * STEPS_PER_MILLI) / STEPS_PER_MILLI;
    }
}
