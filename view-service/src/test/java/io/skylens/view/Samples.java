package io.skylens.view;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import io.skylens.view.feed.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Frames, detections and statuses of a drone that sends 10 frames a second from {@link #BEGIN} on. */
public final class Samples {

    public static final DroneId ALPHA = new DroneId("alpha");
    public static final Instant BEGIN = Instant.parse("2026-11-20T09:00:00Z");
    public static final Duration INTERVAL = Duration.ofMillis(100);
    public static final long EPOCH = BEGIN.toEpochMilli() * 1000;
    public static final int PARTITION = 7;

    private static final PictureShape SHAPE = new PictureShape(1280, 720, 1);
    private static final long FIRST_OFFSET = 1000;

    private Samples() {}

    /** The frame of a sequence, which lies at offset 1000 + sequence. */
    public static Frame frame(long sequence) {
        return frame(EPOCH, sequence, FIRST_OFFSET + sequence);
    }

    public static Frame frame(long epoch, long sequence, long offset) {
        var receivedAt = BEGIN.plus(INTERVAL.multipliedBy(sequence));
        var header = new FrameHeader(
                new FrameId(ALPHA, epoch, sequence),
                receivedAt,
                SHAPE,
                new DeviceStamp(null, null),
                "websocket",
                false,
                null);
        return new Frame(header, PARTITION, offset, receivedAt.plusMillis(5), new byte[] {(byte) sequence});
    }

    /** Of the frame of that sequence: one person. */
    public static Detections detections(long sequence) {
        return detectionsOf(frame(sequence));
    }

    public static Detections detectionsOf(Frame frame) {
        var header = frame.header();
        var ref = new Detections.FrameRef(
                header.id().epoch(),
                header.id().sequence(),
                frame.partition(),
                frame.offset(),
                header.shape().displayedWidth(),
                header.shape().displayedHeight(),
                null,
                header.receivedAt());
        var person = new DetectedObject("person", 0, 0.91, new Box(100, 50, 40, 80));
        return new Detections(
                frame.drone(),
                ref,
                new Detections.Model("yolov8n", "sha256:0"),
                List.of(person),
                new Detections.Timing(1, 2, 20, 1),
                "detect-1",
                header.receivedAt().plusMillis(25));
    }

    /** Written at {@code at} by a session that began at {@link #BEGIN} and has sent its frames until {@code lastFrameAt}. */
    public static DroneStatus status(Instant at, Instant lastFrameAt, boolean connected) {
        long frames = lastFrameAt == null
                ? 0
                : 1 + Duration.between(BEGIN, lastFrameAt).dividedBy(INTERVAL);
        return new DroneStatus(
                ALPHA,
                "Harbour",
                EPOCH,
                connected,
                "websocket",
                "192.0.2.7",
                PARTITION,
                1280,
                720,
                10,
                6e5,
                lastFrameAt,
                null,
                frames,
                frames,
                0,
                0,
                Map.of(),
                at);
    }

    /** As {@link #status}, saying that the frames have been the same since {@code unchangedSince}. */
    public static DroneStatus unchanged(DroneStatus status, Instant unchangedSince) {
        return new DroneStatus(
                status.drone(),
                status.name(),
                status.epoch(),
                status.connected(),
                status.origin(),
                status.source(),
                status.partition(),
                status.width(),
                status.height(),
                status.fps(),
                status.bytesPerSecond(),
                status.lastFrameAt(),
                unchangedSince,
                status.accepted(),
                status.published(),
                status.dropped(),
                status.uncertain(),
                status.rejected(),
                status.writtenAt());
    }
}
