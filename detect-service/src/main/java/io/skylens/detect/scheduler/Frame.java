package io.skylens.detect.scheduler;

import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;

/**
 * A frame as it lies in {@code skylens.frames}.
 *
 * @param offset orders the frames of a partition, and so those of a drone
 * @param appendedAtMillis when the broker took it, ms since 1970: ages are counted from here
 * @param jpeg as the device sent it; shared, never written to
 */
public record Frame(FrameHeader header, int partition, long offset, long appendedAtMillis, byte[] jpeg) {

    public DroneId drone() {
        return header.id().drone();
    }

    /** How old it was when the broker took it, by the clocks of ingest and of the broker. */
    public long ageAtAppendMillis() {
        return appendedAtMillis - header.receivedAt().toEpochMilli();
    }

    public long ageMillis(long nowMillis) {
        return nowMillis - appendedAtMillis;
    }
}
