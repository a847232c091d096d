package io.skylens.contract;

/**
 * Numbers sessions so that a later session of a drone has the higher number, on any pod, also when clocks disagree:
 * {@code max(now in ms, last known epoch div 1000 + 1) * 1000 + n}, n being the pod's own number. Two pods that start a
 * session of one drone in the same millisecond still differ by n. Fits a JavaScript number.
 */
public final class Epoch {

    /** Exclusive bound of a pod's number. */
    public static final int PODS = 1000;

    private Epoch() {}

    /**
     * @param nowMillis of this pod's clock
     * @param lastKnown the highest epoch known of the drone, 0 when none is
     * @param pod this pod's number, 0..999, drawn at start
     */
    public static long next(long nowMillis, long lastKnown, int pod) {
        if (pod < 0 || pod >= PODS) {
            throw new IllegalArgumentException("pod number must be 0.." + (PODS - 1) + ", got " + pod);
        }
        return Math.max(nowMillis, lastKnown / PODS + 1) * PODS + pod;
    }

    /** When the session began, in ms since 1970, by the clock of the pod that began it. */
    public static long startedAtMillis(long epoch) {
        return epoch / PODS;
    }
}
