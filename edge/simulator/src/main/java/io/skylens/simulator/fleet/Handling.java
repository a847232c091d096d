package io.skylens.simulator.fleet;

/**
 * How cameras are carried.
 *
 * @param altitude in metres; 0 for each its own
 * @param pan radians that a camera swings to either side
 * @param jitter how much it shakes, 1 being a light wind
 */
public record Handling(double altitude, double pan, double jitter) {

    public static final Handling USUAL = new Handling(0, 0.3, 1);

    public static final double LOWEST = 10;
    /** From higher up the view would reach beyond the town. */
    public static final double HIGHEST = 60;
}
