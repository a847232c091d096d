package io.skylens.simulator.fleet;

import java.util.Random;

/** The little movements of a camera in the wind: a few sines that never repeat together. */
final class Steadiness {

    private static final double METRES = 0.05;
    private static final double RADIANS = 0.004;

    private final double phase;
    private final double jitter;

    /** @param jitter how much, 1 being a light wind */
    Steadiness(Random random, double jitter) {
        this.jitter = jitter;
        phase = random.nextDouble() * 100;
    }

    double x(double time) {
        return jitter * METRES * shake(time + phase);
    }

    double y(double time) {
        return jitter * METRES * shake(1.13 * time + 31 + phase);
    }

    double yaw(double time) {
        return jitter * RADIANS * shake(0.87 * time + 57 + phase);
    }

    private static double shake(double t) {
        return 0.5 * Math.sin(5.3 * t) + 0.3 * Math.sin(8.9 * t + 1) + 0.2 * Math.sin(13.7 * t + 2);
    }
}
