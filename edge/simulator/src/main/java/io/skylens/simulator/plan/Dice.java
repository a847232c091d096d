package io.skylens.simulator.plan;

import java.util.Random;

/** The chances of a plan, repeatable by seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** A value about {@code middle}, at most {@code spread} away. */
    double about(double middle, double spread) {
        return between(middle - spread, middle + spread);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int upTo(int limit) {
        return random.nextInt(limit);
    }

    int look() {
        return random.nextInt(Label.LOOKS);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
