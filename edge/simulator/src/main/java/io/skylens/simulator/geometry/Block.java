package io.skylens.simulator.geometry;

import java.awt.geom.Path2D;
import java.util.List;

/**
 * An oriented rectangle on the ground.
 *
 * @param pose of its centre; the heading is that of its length
 */
public record Block(Pose pose, double length, double width) {

    public static Block of(double x, double y, double length, double width, double heading) {
        return new Block(new Pose(x, y, heading), length, width);
    }

    /** Clockwise, beginning at the rear left. */
    public List<Point> corners() {
        double l = length / 2;
        double w = width / 2;
        return List.of(corner(-l, -w), corner(l, -w), corner(l, w), corner(-l, w));
    }

    private Point corner(double forward, double right) {
        return pose.moved(forward, right).point();
    }

    /** Whether the point is inside, or outside by less than {@code margin}. */
    public boolean covers(Point point, double margin) {
        double dx = point.x() - pose.x();
        double dy = point.y() - pose.y();
        double cos = Math.cos(pose.heading());
        double sin = Math.sin(pose.heading());
        return Math.abs(dx * cos + dy * sin) < length / 2 + margin
                && Math.abs(dy * cos - dx * sin) < width / 2 + margin;
    }

    public Block grown(double margin) {
        return new Block(pose, length + 2 * margin, width + 2 * margin);
    }

    public Path2D shape() {
        return Path.of(corners()).shape(true);
    }
}
