package io.skylens.simulator.send;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: twice as long each time up to a limit, and by chance a part of that. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    /** With the time a try may take, less than the five seconds within which a drone is to be back. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final RandomGenerator random;
    private Duration next = FIRST;

    /** @param random so that a hundred drones do not all come back in the same instant */
    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of the present limit and all of it. */
    Duration pause() {
        var limit = next;
        next = limit.multipliedBy(2).compareTo(LONGEST) < 0 ? limit.multipliedBy(2) : LONGEST;
        return Duration.ofMillis(Math.round(limit.toMillis() * (0.5 + 0.5 * random.nextDouble())));
    }

    void reset() {
        next = FIRST;
    }
}
