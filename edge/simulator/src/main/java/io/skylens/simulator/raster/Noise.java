package io.skylens.simulator.raster;

import java.util.Random;

/** Smooth noise that repeats seamlessly: random values on a lattice, interpolated, octaves added up. */
public final class Noise {

    private static final int SIZE = 64;
    private final float[] lattice = new float[SIZE * SIZE];

    public Noise(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextFloat() * 2 - 1;
        }
    }

    /**
     * -1..1 at a place of a tile of 1x1.
     *
     * @param cells lattice cells a tile at the coarsest octave; a power of two up to 64
     */
    public double at(double x, double y, int cells, int octaves) {
        double sum = 0;
        double weight = 1;
        double total = 0;
        for (int octave = 0; octave < octaves && cells <= SIZE; octave++, cells *= 2) {
            sum += weight * value(x * cells, y * cells, cells);
            total += weight;
            weight /= 2;
        }
        return sum / total;
    }

    private double value(double x, double y, int cells) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double u = ease(x - left);
        double v = ease(y - top);
        double upper = corner(left, top, cells) * (1 - u) + corner(left + 1, top, cells) * u;
        double lower = corner(left, top + 1, cells) * (1 - u) + corner(left + 1, top + 1, cells) * u;
        return upper * (1 - v) + lower * v;
    }

    private float corner(int x, int y, int cells) {
        return lattice[Math.floorMod(y, cells) * SIZE + Math.floorMod(x, cells)];
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
