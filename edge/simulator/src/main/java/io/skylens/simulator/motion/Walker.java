package io.skylens.simulator.motion;

import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Label;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A person on a way: walks at an own pace and side, stands now and then, waits at red lights, turns round at its ends.
 */
final class Walker implements Mover {

    private static final double TURNING = 3.5;
    private static final double MEAN_WALK_SECONDS = 16;

    private final Path path;
    private final boolean closed;
    private final List<Gate> gates;
    private final Random random;
    private final int look;
    private final double pace;
    private final double side;
    private double along;
    private int direction;
    private double heading;
    private double gone;
    private double standing;
    private boolean moving;

    /** @param side metres to the right of the way's middle */
    Walker(Path path, boolean closed, List<Gate> gates, Random random, double side) {
        this.path = path;
        this.closed = closed;
        this.gates = gates;
        this.random = random;
        this.side = side;
        look = random.nextInt(Label.LOOKS);
        pace = 0.9 + random.nextDouble() * 0.7;
        along = random.nextDouble() * path.length();
        direction = random.nextBoolean() ? 1 : -1;
        heading = wantedHeading();
    }

    private double wantedHeading() {
        return path.at(along).heading() + (direction < 0 ? Math.PI : 0);
    }

    @Override
    public void step(double time, double step) {
        standing = Math.max(0, standing - step);
        moving = standing == 0 && !waits(time);
        if (moving) {
            move(step);
        }
        double turn = Math.IEEEremainder(wantedHeading() - heading, 2 * Math.PI);
        heading += Math.max(-TURNING * step, Math.min(TURNING * step, turn));
    }

    private void move(double step) {
        along += direction * pace * step;
        gone += pace * step;
        if (closed) {
            along = (along % path.length() + path.length()) % path.length();
        } else if (along < 0 || along > path.length()) {
            direction = -direction;
            along = Math.max(0, Math.min(path.length(), along));
        }
        if (random.nextDouble() < step / MEAN_WALK_SECONDS && !isOnRoad()) {
            standing = random.nextDouble() * 6;
        }
    }

    private boolean waits(double time) {
        for (var gate : gates) {
            double edge = direction > 0 ? gate.from() : gate.to();
            double distance = (edge - along) * direction;
            double crossing = (gate.to() - gate.from()) / pace;
            if (distance > 0 && distance < 0.3 && gate.green(time) + 2 < crossing) {
                return true;
            }
        }
        return false;
    }

    /** Nobody stops to dream in the middle of a road. */
    private boolean isOnRoad() {
        return gates.stream().anyMatch(gate -> along > gate.from() && along < gate.to());
    }

    @Override
    public void show(double time, double ahead, Consumer<Actor> to) {
        double further = moving ? direction * pace * ahead : 0;
        var onPath = path.at(along + further).moved(0, side);
        var pose = new Pose(onPath.x(), onPath.y(), heading);
        to.accept(new Actor(Label.PERSON, look, pose, moving ? pace : 0, gone + Math.abs(further)));
    }
}
