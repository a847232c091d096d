package io.skylens.simulator.fleet;

import java.time.Duration;

/**
 * When a drone's frames are due. They fall on fixed instants, so that a late one delays no other; those whose time has
 * passed are left out.
 */
public final class Ticks {

    private static final double NANOS = 1e9;

    private final long startNanos;
    private final long periodNanos;

    /** @param startNanos of tick 0 */
    public Ticks(long startNanos, double fps) {
        this.startNanos = startNanos;
        periodNanos = Math.round(NANOS / fps);
    }

    /** The tick that is due, or was last due, at this instant. */
    public long at(long nanos) {
        return Math.max(0, (nanos - startNanos) / periodNanos);
    }

    /** How long until the tick after this instant's. */
    public Duration untilNext(long nanos) {
        return Duration.ofNanos(startNanos + (at(nanos) + 1) * periodNanos - nanos);
    }
}
