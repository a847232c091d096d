package io.skylens.simulator.motion;

import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.plan.Label;
import java.util.function.Consumer;

/** A boat under way on a closed route. */
final class Sailing implements Mover {

    private final Path route;
    private final int look;
    private final double speed;
    private double along;

    Sailing(Path route, int look, double speed, double along) {
        this.route = route;
        this.look = look;
        this.speed = speed;
        this.along = along;
    }

    @Override
    public void step(double time, double step) {
        along = (along + speed * step) % route.length();
    }

    @Override
    public void show(double time, double ahead, Consumer<Actor> to) {
        var pose = route.at(along + speed * ahead).turned(0.03 * Math.sin(time * 0.9 + look));
        to.accept(new Actor(Label.BOAT, look, pose, speed, along));
    }
}
