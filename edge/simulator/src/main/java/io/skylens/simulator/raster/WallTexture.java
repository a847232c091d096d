package io.skylens.simulator.raster;

import io.skylens.simulator.geometry.Point;

/** Which texel of a wall a pixel's ray meets. */
final class WallTexture {

    private final View view;
    private final Raster texture;
    private final Model.Span span;
    private final double originX;
    private final double originY;
    private final double alongX;
    private final double alongY;
    private final double length;
    private final double cos;
    private final double sin;

    WallTexture(View view, Point from, Point to, Model.Span span, Raster texture) {
        this.view = view;
        this.texture = texture;
        this.span = span;
        length = from.distanceTo(to);
        alongX = (to.x() - from.x()) / length;
        alongY = (to.y() - from.y()) / length;
        originX = from.x() - view.eye().x();
        originY = from.y() - view.eye().y();
        cos = Math.cos(view.eye().heading());
        sin = Math.sin(view.eye().heading());
    }

    int pixel(double px, double py) {
        double right = (px - view.width() / 2.0) / view.focal();
        double down = (py - view.height() / 2.0) / view.focal();
        double rayX = right * cos - down * sin;
        double rayY = right * sin + down * cos;
        double across = rayX * alongY - rayY * alongX;
        double depth = (originX * alongY - originY * alongX) / across;
        double u = ((rayX * depth - originX) * alongX + (rayY * depth - originY) * alongY) / length;
        double v = (span.top() - (view.altitude() - depth)) / (span.top() - span.bottom());
        return texel(u * texture.width() - 0.5, v * texture.height() - 0.5);
    }

    private int texel(double u, double v) {
        int left = held((int) Math.floor(u), texture.width() - 2);
        int top = held((int) Math.floor(v), texture.height() - 2);
        int across = held((int) ((u - left) * Ink.FULL), Ink.FULL);
        int down = held((int) ((v - top) * Ink.FULL), Ink.FULL);
        int at = top * texture.width() + left;
        int[] argb = texture.argb();
        int upper = Pixels.mix(argb[at], argb[at + 1], across);
        int lower = Pixels.mix(argb[at + texture.width()], argb[at + texture.width() + 1], across);
        return Pixels.mix(upper, lower, down);
    }

    private static int held(int value, int limit) {
        return Math.max(0, Math.min(limit, value));
    }
}
