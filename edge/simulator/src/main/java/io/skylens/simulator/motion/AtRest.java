package io.skylens.simulator.motion;

import io.skylens.simulator.plan.Label;
import io.skylens.simulator.plan.Standing;
import java.util.function.Consumer;

/** Something parked, or moored: then it rocks a little. */
record AtRest(Standing standing) implements Mover {

    @Override
    public void step(double time, double step) {
        // stays where it is
    }

    @Override
    public void show(double time, double ahead, Consumer<Actor> to) {
        var pose = standing.pose();
        if (standing.label() == Label.BOAT) {
            double phase = time * 0.8 + standing.look();
            pose = pose.moved(0.06 * Math.sin(phase), 0.08 * Math.cos(phase * 1.3))
                    .turned(0.015 * Math.sin(phase));
        }
        to.accept(new Actor(standing.label(), standing.look(), pose, 0, 0));
    }
}
