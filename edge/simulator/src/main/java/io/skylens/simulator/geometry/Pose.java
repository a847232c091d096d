package io.skylens.simulator.geometry;

/**
 * Where something stands and which way it looks.
 *
 * @param heading in radians, clockwise from east
 */
public record Pose(double x, double y, double heading) {

    /** This pose moved along its own axes. */
    public Pose moved(double forward, double right) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        return new Pose(x + forward * cos - right * sin, y + forward * sin + right * cos, heading);
    }

    public Pose turned(double angle) {
        return new Pose(x, y, heading + angle);
    }

    public Point point() {
        return new Point(x, y);
    }
}
