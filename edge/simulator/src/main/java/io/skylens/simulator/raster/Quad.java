package io.skylens.simulator.raster;

import io.skylens.simulator.geometry.Point;

/** A wall's four corners in the picture. */
final class Quad {
    private final double[] x = new double[4];
    private final double[] y = new double[4];
    private final double[] normalX = new double[4];
    private final double[] normalY = new double[4];

    Quad(View view, Point from, Point to, Model.Span span) {
        set(0, view, from, span.bottom());
        set(1, view, to, span.bottom());
        set(2, view, to, span.top());
        set(3, view, from, span.top());
        double area = 0;
        for (int i = 0; i < 4; i++) {
            area += x[i] * y[(i + 1) % 4] - x[(i + 1) % 4] * y[i];
        }
        double side = Math.signum(area);
        for (int i = 0; i < 4; i++) {
            double dx = x[(i + 1) % 4] - x[i];
            double dy = y[(i + 1) % 4] - y[i];
            double length = Math.max(1e-9, Math.hypot(dx, dy));
            normalX[i] = -dy / length * side;
            normalY[i] = dx / length * side;
        }
    }

    private void set(int i, View view, Point point, double z) {
        x[i] = view.pixelX(point.x(), point.y(), z);
        y[i] = view.pixelY(point.x(), point.y(), z);
    }

    /** 0..256: how much of a pixel is inside, from its distance to the nearest edge. */
    int coverage(double px, double py) {
        double inside = 1;
        for (int i = 0; i < 4; i++) {
            inside = Math.min(inside, (px - x[i]) * normalX[i] + (py - y[i]) * normalY[i] + 0.5);
        }
        return inside <= 0 ? 0 : (int) (inside * Ink.FULL);
    }

    double left() {
        return Math.min(Math.min(x[0], x[1]), Math.min(x[2], x[3]));
    }

    double right() {
        return Math.max(Math.max(x[0], x[1]), Math.max(x[2], x[3]));
    }

    double top() {
        return Math.min(Math.min(y[0], y[1]), Math.min(y[2], y[3]));
    }

    double bottom() {
        return Math.max(Math.max(y[0], y[1]), Math.max(y[2], y[3]));
    }
}
