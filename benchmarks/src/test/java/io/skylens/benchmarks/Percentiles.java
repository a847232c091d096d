package io.skylens.benchmarks;

import java.util.List;

/** Of what was measured. */
final class Percentiles {

    private Percentiles() {}

    /** @param ascending not empty */
    static double of(List<Double> ascending, double share) {
        return ascending.get((int) Math.min(ascending.size() - 1, Math.floor(share * ascending.size())));
    }
}
