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
            var leader = vehicles.get(Math.floorMod(i - 1, vehicles.size()));
            double ahead = leader.along - vehicle.along + (i == 0 ? path.length() : 0);
            double gap = ahead - (leader.length + vehicle.length) / 2;
            double behind = leader == vehicle
                    ? vehicle.acceleration(SENSED, 0)
                    : vehicle.acceleration(gap, vehicle.speed - leader.speed);
            vehicle.step(Math.min(behind, atGates(vehicle, leader, time)), step);
        }
        recycle();
    }

    private double atGates(Vehicle vehicle, Vehicle leader, double time) {
        double acceleration = Double.MAX_VALUE;
        for (var gate : gates) {
            double gap = gate.from() - vehicle.along - vehicle.length / 2;
            boolean mustWait = gate.green(time) == 0 || leader.blocks(gate, vehicle.length);
            if (gap > 0 && gap < SENSED && mustWait && vehicle.canStop(gap)) {
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
