package io.skylens.detect.scheduler;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import java.time.Instant;

/** Makes frames for tests. */
public final class Frames {

    public static final long EPOCH = 1_763_600_000_000_417L;

    private Frames() {}

    public static Frame frame(String drone, long sequence, long appendedAtMillis) {
        return frame(drone, sequence, appendedAtMillis, 0);
    }

    /** Lies at the offset of its sequence. */
    public static Frame frame(String drone, long sequence, long appendedAtMillis, int partition) {
        return new Frame(
                header(drone, sequence, new PictureShape(640, 480, 1)),
                partition,
                sequence,
                appendedAtMillis,
                new byte[] {1});
    }

    public static FrameHeader header(String drone, long sequence, PictureShape shape) {
        return header(drone, sequence, shape, Instant.parse("2026-11-20T09:00:00.150Z"));
    }

    public static FrameHeader header(String drone, long sequence, PictureShape shape, Instant receivedAt) {
        return new FrameHeader(
                new FrameId(DroneId.of(drone), EPOCH, sequence),
                receivedAt,
                shape,
                DeviceStamp.NONE,
                "http",
                false,
                null);
    }
}
