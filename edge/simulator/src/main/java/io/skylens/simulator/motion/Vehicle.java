package io.skylens.simulator.motion;

import io.skylens.simulator.plan.Body;
import io.skylens.simulator.plan.Label;

/** A car or truck on a lane: where it is, how fast, and how it would like to drive. */
final class Vehicle {

    private static final double ACCELERATION = 1.6;
    private static final double BRAKING = 2.4;
    private static final double HARDEST_BRAKING = 7;
    private static final double HEADWAY = 1.3;
    private static final double STANDSTILL_GAP = 2;
    private static final double CREEPING = 2.5;

    final Label label;
    final int look;
    final double length;
    private final double wish;
    double along;
    double speed;

    Vehicle(Label label, int look, double wish, double along) {
        this.label = label;
        this.look = look;
        this.wish = wish;
        this.along = along;
        length = Body.of(label, look).length();
        speed = wish * 0.7;
    }

    /**
     * The intelligent driver model of Treiber, Hennecke and Helbing (2000).
     *
     * @param gap metres free ahead
     * @param closing m/s at which that gap shrinks
     */
    double acceleration(double gap, double closing) {
        double wanted = STANDSTILL_GAP
                + Math.max(0, speed * HEADWAY + speed * closing / (2 * Math.sqrt(ACCELERATION * BRAKING)));
        double crowding = wanted / Math.max(0.1, gap);
        double free = Math.pow(speed / wish, 4);
        return Math.max(-HARDEST_BRAKING, ACCELERATION * (1 - free - crowding * crowding));
    }

    /** Whether it can still stop within this distance without throwing its passengers forward. */
    boolean canStop(double within) {
        return speed * speed / (2 * BRAKING * 1.6) < within;
    }

    /** Whether someone who followed through the gate would have to stop in the middle of the junction. */
    boolean blocks(Gate gate, double follower) {
        double rear = along - length / 2;
        return speed < CREEPING && along > gate.from() && rear < gate.to() + follower + STANDSTILL_GAP;
    }

    void step(double acceleration, double step) {
        speed = Math.max(0, speed + acceleration * step);
        along += speed * step;
    }
}
