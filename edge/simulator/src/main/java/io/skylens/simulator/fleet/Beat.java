package io.skylens.simulator.fleet;

/** Which of a camera's ticks are filmed when fewer frames are wanted than it has: evenly spread. Not thread-safe. */
public final class Beat {

    private long last = -1;

    /**
     * Whether a frame is due.
     *
     * @param tick not lower than those before
     * @param share of the ticks that are wanted, over 0 and at most 1
     */
    public boolean takes(long tick, double share) {
        long beat = (long) Math.floor(tick * share);
        boolean isNext = beat != last;
        last = beat;
        return isNext;
    }
}
