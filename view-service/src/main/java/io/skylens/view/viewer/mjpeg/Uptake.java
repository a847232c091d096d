package io.skylens.view.viewer.mjpeg;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Whether a viewer takes anything of what is on its way to it: however little, it is slow, not stalled. Not thread-safe.
 */
final class Uptake {

    private final LongSupplier nanos;
    private boolean onItsWay;
    private long lastTakenAt;
    private OptionalLong unacknowledged = OptionalLong.empty();

    Uptake(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Something was sent, and nothing else is before it was taken. */
    void sent() {
        onItsWay = true;
        lastTakenAt = nanos.getAsLong();
    }

    /** All of it was. */
    void taken() {
        onItsWay = false;
    }

    boolean isOnItsWay() {
        return onItsWay;
    }

    /**
     * Whether nothing was taken for longer than {@code limit}; to be asked every now and then.
     *
     * @param nowUnacknowledged bytes that the viewer's machine has not acknowledged yet; empty where nobody knows
     */
    boolean isStalled(Duration limit, OptionalLong nowUnacknowledged) {
        if (!nowUnacknowledged.equals(unacknowledged)) {
            unacknowledged = nowUnacknowledged;
            lastTakenAt = nanos.getAsLong();
        }
        return onItsWay && nanos.getAsLong() - lastTakenAt > limit.toNanos();
    }
}
