package io.skylens.simulator.raster;

/** Moving water: two copies of one tile of ripples drift across each other, and glint where both are high. */
public final class Waves {

    private static final int SIZE = 256;
    private static final int MASK = SIZE - 1;
    private static final int GLINT = 64;
    private static final int WHITE = 0xFFFFFF;

    private final byte[] tile = new byte[SIZE * SIZE];
    private final double ppm;
    private int driftX;
    private int driftY;

    public Waves(long seed, double ppm) {
        this.ppm = ppm;
        var noise = new Noise(seed);
        for (int i = 0; i < tile.length; i++) {
            double x = (double) (i & MASK) / SIZE;
            double y = (double) (i / SIZE) / SIZE;
            tile[i] = (byte) (60 * noise.at(x, y, 16, 2));
        }
    }

    void moveTo(double time) {
        driftX = (int) (time * 0.55 * ppm);
        driftY = (int) (time * 0.35 * ppm);
    }

    /** How high the water stands at a place of the ground, in ground pixels; smooth over a few of them. */
    int ripple(int x, int y) {
        int one = tile[(y + driftY & MASK) * SIZE + (x + driftX & MASK)];
        int two = tile[(y - driftY + 97 & MASK) * SIZE + (x + (y >> 2) - driftX & MASK)];
        return one + two;
    }

    static int over(int pixel, int ripple) {
        if (ripple < 0) {
            return Pixels.scale(pixel, Ink.FULL + (ripple >> 2));
        }
        return Pixels.mix(pixel, WHITE, (ripple >> 3) + (ripple > GLINT ? ripple - GLINT << 1 : 0));
    }
}
