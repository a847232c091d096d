package io.skylens.simulator.fleet;

import java.time.Duration;

/**
 * When a drone's frames are due. They fall on fixed instants, so that a late one delays no other; those whose time has
 * passed are left out.
 *
 * @param startNanos of tick 0
 */
public record Ticks(long startNanos, double fps) {

    private static final double NANOS = 1e9;

    /** The tick that is due, or was last due, at this instant. */
    public long at(long nanos) {
        return Math.max(0, (long) Math.floor((nanos - startNanos) / NANOS * fps));
    }

    /** How long until the tick after this instant's. */
    public Duration untilNext(long nanos) {
        long next = startNanos + (long) Math.ceil((at(nanos) + 1) / fps * NANOS);
        return Duration.ofNanos(Math.max(0, next - nanos));
    }
}
