package io.skylens.simulator.motion;

import io.skylens.simulator.plan.District;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of a district, followed through time. Not thread-safe: each drone has its own, and those of one district and
 * seed are alike.
 */
public final class Town {

    private static final double STEP = 1.0 / 60;
    /** Time to spread out before anybody looks. */
    private static final double WARM_UP = 40;
    /** After a longer leap, what happened in between is left out. */
    private static final double LONGEST_CATCH_UP = 30;

    private final List<Mover> movers;
    private double clock = -WARM_UP;

    /** @param crowding how many people and vehicles there are, 1 being usual */
    public Town(District district, long seed, double crowding) {
        movers = new Populace(district, seed, crowding).movers();
    }

    /**
     * Everything at an instant, always in the same order.
     *
     * @param time in seconds, 0 or later; for the same answer again, ask for the same times in the same order
     */
    public List<Actor> at(double time) {
        clock = Math.max(clock, time - Math.max(LONGEST_CATCH_UP, WARM_UP));
        for (; clock + STEP <= time; clock += STEP) {
            for (var mover : movers) {
                mover.step(clock + WARM_UP, STEP);
            }
        }
        var actors = new ArrayList<Actor>();
        for (var mover : movers) {
            mover.show(time, time - clock, actors::add);
        }
        return actors;
    }
}
