package io.skylens.simulator.motion;

import io.skylens.simulator.geometry.Path;
import java.util.List;
import java.util.function.Consumer;

/** Vehicles one behind the other. Who leaves at the end enters again at the start, so that a lane never runs dry. */
final class Lane implements Mover {

    private static final double SENSED = 60;

    private final Path path;
    private final List<Vehicle> vehicles;
    private final List<Gate> gates;

    /** @param vehicles the foremost first */
    Lane(Path path, List<Vehicle> vehicles, List<Gate> gates) {
        this.path = path;
        this.vehicles = vehicles;
        this.gates = gates;
    }

    @Override
    public void step(double time, double step) {
        for (int i = 0; i < vehicles.size(); i++) {
            var vehicle = vehicles.get(i);
            double acceleration = Math.min(behindLeader(i), atGates(vehicle, time));
            vehicle.step(acceleration, step);
        }
        recycle();
    }

    private double behindLeader(int index) {
        var vehicle = vehicles.get(index);
        if (vehicles.size() == 1) {
            return vehicle.acceleration(SENSED, 0);
        }
        var leader = index == 0 ? vehicles.get(vehicles.size() - 1) : vehicles.get(index - 1);
        double distance = leader.along - vehicle.along + (index == 0 ? path.length() : 0);
        return vehicle.acceleration(distance - (leader.length + vehicle.length) / 2, vehicle.speed - leader.speed);
    }

    private double atGates(Vehicle vehicle, double time) {
        double acceleration = Double.MAX_VALUE;
        for (var gate : gates) {
            double gap = gate.from() - vehicle.along - vehicle.length / 2;
            if (gap > 0 && gap < SENSED && gate.green(time) == 0 && vehicle.canStop(gap)) {
                acceleration = Math.min(acceleration, vehicle.acceleration(gap + 1, vehicle.speed));
            }
        }
        return acceleration;
    }

    private void recycle() {
        while (!vehicles.isEmpty() && vehicles.get(0).along > path.length()) {
            var leaving = vehicles.remove(0);
            leaving.along -= path.length();
            vehicles.add(leaving);
        }
    }

    @Override
    public void show(double time, double ahead, Consumer<Actor> to) {
        for (var vehicle : vehicles) {
            double along = vehicle.along + vehicle.speed * ahead;
            to.accept(new Actor(vehicle.label, vehicle.look, path.at(along), vehicle.speed, along));
        }
    }
}
