package io.skylens.view.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The means of what was measured in each step of time, the newest steps only. Not thread-safe. */
final class Series {

    private final long[] steps;
    private final double[] sums;
    private final int[] counts;

    /** @param kept steps */
    Series(int kept) {
        steps = new long[kept];
        sums = new double[kept];
        counts = new int[kept];
        Arrays.fill(steps, -1);
    }

    /** @param step counts from any beginning, never backwards by more than is kept */
    void add(long step, double value) {
        int slot = Math.floorMod(step, steps.length);
        if (steps[slot] > step) {
            return;
        }
        if (steps[slot] != step) {
            steps[slot] = step;
            sums[slot] = 0;
            counts[slot] = 0;
        }
        sums[slot] += value;
        counts[slot]++;
    }

    /** Of the steps up to {@code last}, the oldest first; null where nothing was measured. */
    List<Double> upTo(long last) {
        return sharesOf(this, last);
    }

    /** What was measured here by each measurement of {@code whole}; null where that has none. */
    List<Double> sharesOf(Series whole, long last) {
        var shares = new ArrayList<Double>(steps.length);
        for (long step = last - steps.length + 1; step <= last; step++) {
            int slot = Math.floorMod(step, steps.length);
            shares.add(whole.steps[slot] == step ? rounded(sum(slot, step) / whole.counts[slot]) : null);
        }
        return shares;
    }

    boolean isEmptySince(long first) {
        return Arrays.stream(steps).allMatch(step -> step < first);
    }

    private double sum(int slot, long step) {
        return steps[slot] == step ? sums[slot] : 0;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
