package io.skylens.allinone.process;

import java.time.Duration;

/**
 * How long to wait before a child that has ended is started again: doubled with each early end, up to a bound.
 *
 * @param first after it had run for long
 * @param longest however often it ended
 */
public record RestartDelay(Duration first, Duration longest) {

    /** A child that ran for so long is taken to work: its next end counts as the first. */
    public static final Duration STEADY = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 16;

    public static RestartDelay always(Duration delay) {
        return new RestartDelay(delay, delay);
    }

    /** @param earlyEnds how many ends came in a row, this one included, each before {@link #STEADY}; at least 1 */
    public Duration after(int earlyEnds) {
        var delay = first.multipliedBy(1L << Math.min(earlyEnds - 1, MOST_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
