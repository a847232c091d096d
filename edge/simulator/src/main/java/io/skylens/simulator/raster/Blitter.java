package io.skylens.simulator.raster;

import io.skylens.simulator.geometry.Pose;

/**
 * Lays rasters into a frame as the camera sees them: turned, scaled and displaced by their height, with bilinear
 * sampling. A pixel counts as covered when the raster covers at least half of it.
 */
public final class Blitter {

    private static final int ONE = 1 << 16;
    private static final int HALF_COVERED = 128;

    private final Frame frame;
    private final View view;

    public Blitter(Frame frame, View view) {
        this.frame = frame;
        this.view = view;
    }

    /** @param z of the raster above the ground; its middle stands at {@code pose} */
    public void draw(Raster raster, Pose pose, double z, Ink ink) {
        draw(raster, pose, z, 1, ink);
    }

    /** @param size times the raster's natural size */
    public void draw(Raster raster, Pose pose, double z, double size, Ink ink) {
        double turn = pose.heading() - view.eye().heading();
        double step = raster.ppm() / (view.scaleAt(z) * size);
        double du = Math.cos(turn) * step;
        double dv = Math.sin(turn) * step;
        double originX = view.pixelX(pose.x(), pose.y(), z);
        double originY = view.pixelY(pose.x(), pose.y(), z);
        var rows = new Rows(raster, dv / step, du / step, step);
        int top = (int) Math.max(0, Math.floor(originY + rows.above()));
        int bottom = (int) Math.min(frame.height - 1.0, Math.ceil(originY + rows.below()));
        for (int row = top; row <= bottom; row++) {
            double fromX = 0.5 - originX;
            double fromY = row + 0.5 - originY;
            double u = fromX * du + fromY * dv + raster.originX() - 0.5;
            double v = fromY * du - fromX * dv + raster.originY() - 0.5;
            row(raster, row, new Line(u, v, du, -dv), ink);
        }
    }

    /** How far a turned raster reaches above and below its origin, in pixels of the frame. */
    private record Rows(Raster raster, double sin, double cos, double step) {

        double above() {
            return Math.min(across(0), across(raster.width())) + Math.min(down(0), down(raster.height()));
        }

        double below() {
            return Math.max(across(0), across(raster.width())) + Math.max(down(0), down(raster.height()));
        }

        private double across(double u) {
            return (u - raster.originX()) * sin / step;
        }

        private double down(double v) {
            return (v - raster.originY()) * cos / step;
        }
    }

    /** Where the first pixel of a row falls in the raster, and what a pixel to the right adds. */
    private record Line(double u, double v, double du, double dv) {

        /** The first column at which this coordinate is inside 0..limit, for either direction. */
        private static double enter(double start, double step, double limit) {
            return step == 0 ? outside(start, limit) ? 1e9 : 0 : Math.min(-start / step, (limit - start) / step);
        }

        private static double leave(double start, double step, double limit) {
            return step == 0 ? 1e9 : Math.max(-start / step, (limit - start) / step);
        }

        private static boolean outside(double value, double limit) {
            return value < 0 || value > limit;
        }

        int first(Raster raster) {
            double inside = Math.max(enter(u, du, raster.width() - 1.01), enter(v, dv, raster.height() - 1.01));
            return (int) Math.max(0, Math.min(1e9, Math.ceil(inside)));
        }

        int last(Raster raster, int width) {
            double inside = Math.min(leave(u, du, raster.width() - 1.01), leave(v, dv, raster.height() - 1.01));
            return (int) Math.max(-1, Math.min(width - 1.0, Math.floor(inside)));
        }
    }

    private void row(Raster raster, int row, Line line, Ink ink) {
        int first = line.first(raster);
        int last = line.last(raster, frame.width);
        int u = (int) ((line.u + first * line.du) * ONE);
        int v = (int) ((line.v + first * line.dv) * ONE);
        int du = (int) (line.du * ONE);
        int dv = (int) (line.dv * ONE);
        int[] source = raster.argb();
        int stride = raster.width();
        int limit = source.length - stride - 1;
        int target = row * frame.width + first;
        int gained = 0;
        for (int column = first; column <= last; column++, u += du, v += dv, target++) {
            int at = (v >> 16) * stride + (u >> 16);
            if (at < 0 || at >= limit) {
                continue;
            }
            if ((source[at] | source[at + stride + 1]) >>> 24 != 0) {
                int across = u >> 8 & 0xFF;
                int upper = Pixels.mix(source[at], source[at + 1], across);
                int lower = Pixels.mix(source[at + stride], source[at + stride + 1], across);
                gained += lay(target, Pixels.mix(upper, lower, v >> 8 & 0xFF), ink);
            }
        }
        frame.gain(ink.owner(), gained);
    }

    /** Returns 1 when the pixel changed hands. */
    private int lay(int target, int pixel, Ink ink) {
        int shaded = ink.light() == Ink.FULL ? pixel : Pixels.shade(pixel, ink.light());
        int inked = ink.opacity() == Ink.FULL ? shaded : Pixels.scale(shaded, ink.opacity());
        frame.rgb[target] = inked >>> 24 == 0xFF ? inked : Pixels.over(inked, frame.rgb[target]);
        return ink.owner() != Ink.KEEP && pixel >>> 24 >= HALF_COVERED ? frame.own(target, ink.owner()) : 0;
    }
}
