package io.skylens.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** What the faults of a camera make of its frames. Keeps the picture it froze on; used by one thread at a time. */
final class Spoiler {

    private static final Duration JUMP = Duration.ofHours(1);

    private byte[] frozen;

    /** @param fault that is there now, or null */
    byte[] picture(Fault fault, byte[] jpeg) {
        if (fault != Fault.FROZEN_PICTURE) {
            frozen = null;
            return broken(fault, jpeg);
        }
        frozen = frozen == null ? jpeg : frozen;
        return frozen;
    }

    static Instant time(Fault fault, Instant capturedAt) {
        return fault == Fault.CLOCK_JUMP ? capturedAt.plus(JUMP) : capturedAt;
    }

    private static byte[] broken(Fault fault, byte[] jpeg) {
        if (fault == Fault.TRUNCATED_JPEG) {
            return Arrays.copyOf(jpeg, jpeg.length / 2);
        }
        if (fault == Fault.DUPLICATED_START) {
            var twice = new byte[jpeg.length + 2];
            System.arraycopy(jpeg, 0, twice, 0, 2);
            System.arraycopy(jpeg, 0, twice, 2, jpeg.length);
            return twice;
        }
        return jpeg;
    }
}
