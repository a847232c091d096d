package io.skylens.simulator.geometry;

/** A place on the ground, in metres. */
public record Point(double x, double y) {

    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
