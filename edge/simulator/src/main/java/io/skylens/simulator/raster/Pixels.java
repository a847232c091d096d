package io.skylens.simulator.raster;

/** Arithmetic on packed ARGB pixels, two channels at a time: the inner loops' cost is what limits the simulator. */
public final class Pixels {

    private static final int PAIR = 0x00FF00FF;

    private Pixels() {}

    /** From {@code a} (weight 0) to {@code b} (weight 256). */
    public static int mix(int a, int b, int weight) {
        int keep = 256 - weight;
        int low = ((a & PAIR) * keep + (b & PAIR) * weight) >>> 8 & PAIR;
        int high = ((a >>> 8 & PAIR) * keep + (b >>> 8 & PAIR) * weight) & ~PAIR;
        return low | high;
    }

    /** All four channels times {@code factor} / 256, for factors up to 256. */
    public static int scale(int pixel, int factor) {
        int low = (pixel & PAIR) * factor >>> 8 & PAIR;
        int high = (pixel >>> 8 & PAIR) * factor & ~PAIR;
        return low | high;
    }

    /** A premultiplied pixel over an opaque one. */
    public static int over(int source, int below) {
        int keep = 256 - (source >>> 24) - (source >>> 31);
        return source + scale(below, keep);
    }

    /** Colour channels times {@code factor} / 256, alpha as it is; for factors up to 256. */
    public static int shade(int pixel, int factor) {
        return pixel & 0xFF000000 | scale(pixel, factor) & 0x00FFFFFF;
    }

    /** Colour channels plus {@code amount}, which may be negative, each held within 0..255. */
    public static int brighten(int pixel, int amount) {
        int red = clamp((pixel >> 16 & 0xFF) + amount);
        int green = clamp((pixel >> 8 & 0xFF) + amount);
        int blue = clamp((pixel & 0xFF) + amount);
        return pixel & 0xFF000000 | red << 16 | green << 8 | blue;
    }

    public static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    public static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
