package io.skylens.ingest.intake;

import io.skylens.contract.DevicePrefix;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.JpegHeader;
import io.skylens.contract.PictureShape;
import io.skylens.ingest.config.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** The rules for a frame, checked on its bytes before anything is decoded. Thread-safe, holds no state. */
@Singleton
public class FrameCheck {

    private final int minBytes;
    private final int maxBytes;
    private final long maxPixels;

    @Inject
    FrameCheck(IngestConfig config) {
        this(
                (int) config.minFrameSize().asLongValue(),
                (int) config.maxFrameSize().asLongValue(),
                config.maxPixels());
    }

    FrameCheck(int minBytes, int maxBytes, long maxPixels) {
        this.minBytes = minBytes;
        this.maxBytes = maxBytes;
        this.maxPixels = maxPixels;
    }

    /** The most bytes a payload may have, device prefix included: what is larger need not be read. */
    public int maxPayloadBytes() {
        return maxBytes + DevicePrefix.LENGTH;
    }

    /** The error for a payload that is larger than {@link #maxPayloadBytes}, whoever notices it. */
    public RejectedFrameException tooLarge(DroneId drone, long bytes) {
        return tooLarge(drone, ByteCount.of(bytes));
    }

    /** As {@link #tooLarge(DroneId, long)}, where nobody knows how large it is. */
    public RejectedFrameException tooLarge(DroneId drone) {
        return tooLarge(drone, "more");
    }

    /**
     * @param payload a JPEG, maybe after a device prefix; it becomes the frame's own where it holds nothing else
     * @param said what the transport knows from the device; a prefix is nearer to the frame and replaces it
     */
    CheckedFrame check(DroneId drone, byte[] payload, DeviceStamp said) throws RejectedFrameException {
        if (payload.length == 0) {
            throw new RejectedFrameException(RejectReason.EMPTY, frameOf(drone) + "must be a JPEG, is empty");
        }
        try {
            boolean hasPrefix = DevicePrefix.startsAt(payload, 0, payload.length);
            var stamp = hasPrefix ? DevicePrefix.read(payload, 0, payload.length) : said;
            int start = hasPrefix ? DevicePrefix.LENGTH : 0;
            requireSize(drone, payload.length - start);
            var shape = JpegHeader.parse(payload, start, payload.length).shape();
            requireFewPixels(drone, shape);
            return new CheckedFrame(
                    hasPrefix ? Arrays.copyOfRange(payload, start, payload.length) : payload, shape, stamp);
        } catch (InvalidJpegException e) {
            throw new RejectedFrameException(RejectReason.of(e.rule()), "drone '" + drone + "': " + e.getMessage());
        }
    }

    private RejectedFrameException tooLarge(DroneId drone, String got) {
        return new RejectedFrameException(
                RejectReason.TOO_LARGE,
                frameOf(drone) + "must be at most " + ByteCount.of(maxBytes) + ", got " + got
                        + " (skylens.ingest.max-frame-size)");
    }

    private void requireSize(DroneId drone, int bytes) throws RejectedFrameException {
        if (bytes > maxBytes) {
            throw tooLarge(drone, bytes);
        }
        if (bytes < minBytes) {
            throw new RejectedFrameException(
                    RejectReason.TOO_SMALL,
                    frameOf(drone) + "must be at least " + ByteCount.of(minBytes) + ", got " + ByteCount.of(bytes)
                            + " (skylens.ingest.min-frame-size)");
        }
    }

    private void requireFewPixels(DroneId drone, PictureShape shape) throws RejectedFrameException {
        long pixels = (long) shape.width() * shape.height();
        if (pixels > maxPixels) {
            throw new RejectedFrameException(
                    RejectReason.TOO_MANY_PIXELS,
                    frameOf(drone) + "must be at most " + maxPixels + " pixels, got " + shape.width() + "x"
                            + shape.height() + " = " + pixels + " (skylens.ingest.max-pixels)");
        }
    }

    private static String frameOf(DroneId drone) {
        return "frame of drone '" + drone + "' ";
    }
}
