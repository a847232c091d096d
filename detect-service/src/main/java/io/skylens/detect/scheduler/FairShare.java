package io.skylens.detect.scheduler;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whose turn it is when several want one device: start-time fair queueing (Goyal, Vin and Cheng 1996), each turn costing
 * one.
 *
 * <p>Whoever begins to wait gets a start tag: the later of the virtual time and the end of its own last turn. The lowest
 * tag goes first, the virtual time is the tag of the turn last given, and a turn ends {@code 1/weight} after its tag. So
 * those who always wait share in proportion to their weights, and one that asks seldom goes before one that asks all the
 * time. (Deficit round robin, the usual choice, spends a credit on a queue of several; here each waits with one frame at
 * most, and a weight above one could never be spent.)
 *
 * <p>Not thread-safe.
 */
final class FairShare<K> {

    private static final int TURNS_BETWEEN_PRUNING = 256;

    private final ToDoubleFunction<K> weights;
    private final Map<K, Double> lastTurnEnds = new HashMap<>();
    private double virtualTime;
    private int turns;

    /** @param weights above 0; 1 is the usual share */
    FairShare(ToDoubleFunction<K> weights) {
        this.weights = weights;
    }

    /** The start tag of one that begins to wait now; the lowest goes first. */
    double startTag(K key) {
        return Math.max(virtualTime, lastTurnEnds.getOrDefault(key, 0.0));
    }

    void gotTurn(K key, double startTag) {
        virtualTime = Math.max(virtualTime, startTag);
        lastTurnEnds.put(key, startTag + 1 / weights.applyAsDouble(key));
        if (++turns % TURNS_BETWEEN_PRUNING == 0) {
            // A turn that ended in the past says no more than no turn at all.
            lastTurnEnds.values().removeIf(end -> end <= virtualTime);
        }
    }

    int remembered() {
        return lastTurnEnds.size();
    }
}
