package io.skylens.view.feed;

import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import java.time.Duration;
import java.time.Instant;

/**
 * A frame as it lies in {@code skylens.frames}.
 *
 * @param appendedAt by the broker's clock
 * @param jpeg the device's own bytes; shared by everybody, so nobody changes them
 */
public record Frame(FrameHeader header, int partition, long offset, Instant appendedAt, byte[] jpeg) {

    public DroneId drone() {
        return header.id().drone();
    }

    /** Since the frame was received; clocks that disagree by a little never make it negative. */
    public Duration age(Instant now) {
        var age = Duration.between(header.receivedAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether this frame, read after {@code other} of the same drone, was already there before it: read a second time. */
    public boolean repeats(Frame other) {
        // A topic that was made anew counts its offsets from 0, but its records are younger.
        return partition == other.partition && offset <= other.offset && !appendedAt.isAfter(other.appendedAt);
    }
}
