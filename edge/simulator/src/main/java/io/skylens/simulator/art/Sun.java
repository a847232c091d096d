package io.skylens.simulator.art;

/**
 * Where the sun stands, by what it casts.
 *
 * @param heading in which shadows fall, radians clockwise from east
 * @param length metres of shadow a metre of height
 * @param depth 0..1, how dark shadows are
 */
public record Sun(double heading, double length, double depth) {

    public double shadowX(double z) {
        return Math.cos(heading) * length * z;
    }

    public double shadowY(double z) {
        return Math.sin(heading) * length * z;
    }

    /** 0..1: the brightness of a wall that looks towards {@code facing}. */
    public double onWall(double facing) {
        double lit = Math.max(0, -Math.cos(facing - heading));
        return 0.62 + (0.2 + 0.5 * depth) * (lit - 0.25);
    }
}
