package io.skylens.simulator.geometry;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A way along the ground, followed by the distance from its start. Immutable. */
public final class Path {

    private static final double STEP = 1;

    private final double[] x;
    private final double[] y;
    private final double[] distance;

    private Path(List<Point> points) {
        int count = points.size();
        x = new double[count];
        y = new double[count];
        distance = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = points.get(i).x();
            y[i] = points.get(i).y();
            distance[i] = i == 0 ? 0 : distance[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
    }

    /** Straight from point to point. */
    public static Path of(List<Point> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("a path must have at least 2 points, got " + points.size());
        }
        return new Path(points);
    }

    public static Path straight(double x1, double y1, double x2, double y2) {
        var from = new Point(x1, y1);
        var to = new Point(x2, y2);
        return new Path(sampled(from, to));
    }

    /** Smoothly through the points: a Catmull-Rom spline, sampled about every metre. */
    public static Path smooth(List<Point> through, boolean closed) {
        int count = through.size();
        var points = new ArrayList<Point>();
        for (int i = 0; i < (closed ? count : count - 1); i++) {
            var span = List.of(
                    pick(through, i - 1, closed),
                    pick(through, i, closed),
                    pick(through, i + 1, closed),
                    pick(through, i + 2, closed));
            addSpan(points, span);
        }
        points.add(closed ? through.get(0) : through.get(count - 1));
        return new Path(points);
    }

    private static Point pick(List<Point> points, int index, boolean closed) {
        int count = points.size();
        return points.get(closed ? Math.floorMod(index, count) : Math.max(0, Math.min(count - 1, index)));
    }

    private static void addSpan(List<Point> target, List<Point> p) {
        int steps = Math.max(2, (int) (p.get(1).distanceTo(p.get(2)) / STEP));
        for (int i = 0; i < steps; i++) {
            double t = (double) i / steps;
            target.add(new Point(
                    spline(p.get(0).x(), p.get(1).x(), p.get(2).x(), p.get(3).x(), t),
                    spline(p.get(0).y(), p.get(1).y(), p.get(2).y(), p.get(3).y(), t)));
        }
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    private static List<Point> sampled(Point from, Point to) {
        int steps = Math.max(1, (int) (from.distanceTo(to) / STEP));
        var points = new ArrayList<Point>(steps + 1);
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            points.add(new Point(from.x() + t * (to.x() - from.x()), from.y() + t * (to.y() - from.y())));
        }
        return points;
    }

    public double length() {
        return distance[distance.length - 1];
    }

    /** The pose at a distance from the start; before the start and after the end, that of the end. */
    public Pose at(double along) {
        int found = Arrays.binarySearch(distance, along);
        int i = Math.max(0, Math.min(x.length - 2, found < 0 ? -found - 2 : found));
        double span = Math.max(1e-9, distance[i + 1] - distance[i]);
        double t = Math.max(0, Math.min(1, (along - distance[i]) / span));
        double from = headingAt(i);
        double turn = Math.IEEEremainder(headingAt(i + 1) - from, 2 * Math.PI);
        return new Pose(x[i] + t * (x[i + 1] - x[i]), y[i] + t * (y[i + 1] - y[i]), from + t * turn);
    }

    private double headingAt(int i) {
        boolean closed = Math.hypot(x[0] - x[x.length - 1], y[0] - y[y.length - 1]) < 1e-6;
        int last = x.length - 1;
        int before = i > 0 ? i - 1 : closed ? last - 1 : 0;
        int after = i < last ? i + 1 : closed ? 1 : last;
        return Math.atan2(y[after] - y[before], x[after] - x[before]);
    }

    /** The parallel way, {@code right} metres to the right of this one. */
    public Path offset(double right) {
        var points = new ArrayList<Point>(x.length);
        for (int i = 0; i < x.length; i++) {
            points.add(new Pose(x[i], y[i], headingAt(i)).moved(0, right).point());
        }
        return new Path(points);
    }

    public Path reversed() {
        var points = points();
        Collections.reverse(points);
        return new Path(points);
    }

    /** The distance from the start to where this way comes nearest to the point. */
    public double nearest(Point point) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            if (Math.hypot(x[i] - point.x(), y[i] - point.y()) < Math.hypot(x[best] - point.x(), y[best] - point.y())) {
                best = i;
            }
        }
        return distance[best];
    }

    /** How far the point is from this way, to the sampling of about a metre. */
    public double distanceTo(Point point) {
        return at(nearest(point)).point().distanceTo(point);
    }

    private List<Point> points() {
        var points = new ArrayList<Point>(x.length);
        for (int i = 0; i < x.length; i++) {
            points.add(new Point(x[i], y[i]));
        }
        return points;
    }

    public Path2D shape(boolean closed) {
        var shape = new Path2D.Double();
        shape.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) {
            shape.lineTo(x[i], y[i]);
        }
        if (closed) {
            shape.closePath();
        }
        return shape;
    }
}
