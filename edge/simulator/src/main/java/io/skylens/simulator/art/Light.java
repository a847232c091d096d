package io.skylens.simulator.art;

import io.skylens.simulator.raster.Raster;
import java.util.Random;

/**
 * The light a scene is painted in. It is baked into everything that is painted once, so it costs nothing a frame.
 *
 * @param exposure 1 is as painted
 * @param warmth -1 (blue) .. 1 (orange)
 * @param saturation 1 is as painted
 * @param lamps 0..1, how strongly head lights and street lamps are seen
 */
public record Light(Sun sun, double exposure, double warmth, double saturation, double lamps) {

    public static final Light DAY = new Light(new Sun(0.7, 0.55, 0.5), 1.04, 0.15, 1.08, 0);
    public static final Light MORNING = new Light(new Sun(0.35, 1.0, 0.46), 1.0, 0.45, 1.05, 0);
    public static final Light OVERCAST = new Light(new Sun(1.2, 0.5, 0.16), 0.93, -0.12, 0.85, 0);
    public static final Light DUSK = new Light(new Sun(2.6, 1.5, 0.34), 0.58, -0.35, 0.8, 1);

    private static final int DARK_ONE_IN = 6;

    /** Any time of day and weather: what a data set is varied with. */
    public static Light random(Random random) {
        double heading = random.nextDouble() * 2 * Math.PI;
        double warmth = random.nextGaussian() * 0.3;
        double saturation = 0.75 + random.nextDouble() * 0.45;
        if (random.nextInt(DARK_ONE_IN) == 0) {
            double exposure = 0.42 + random.nextDouble() * 0.3;
            return new Light(new Sun(heading, 1.3, 0.3), exposure, warmth - 0.2, saturation, 1);
        }
        var sun = new Sun(heading, 0.2 + random.nextDouble() * 1.1, 0.1 + random.nextDouble() * 0.5);
        return new Light(sun, 0.7 + random.nextDouble() * 0.5, warmth, saturation, 0);
    }

    /** A premultiplied pixel in this light; its alpha stays. */
    int grade(int pixel) {
        int alpha = pixel >>> 24;
        double red = (pixel >> 16 & 0xFF) * exposure * (1 + 0.14 * warmth);
        double green = (pixel >> 8 & 0xFF) * exposure;
        double blue = (pixel & 0xFF) * exposure * (1 - 0.2 * warmth);
        double grey = 0.3 * red + 0.59 * green + 0.11 * blue;
        return alpha << 24
                | held(grey + (red - grey) * saturation, alpha) << 16
                | held(grey + (green - grey) * saturation, alpha) << 8
                | held(grey + (blue - grey) * saturation, alpha);
    }

    /** Premultiplied colours must not exceed their alpha, or blending overflows. */
    private static int held(double value, int alpha) {
        return Math.max(0, Math.min(alpha, (int) Math.round(value)));
    }

    Raster grade(Raster raster) {
        var graded = new int[raster.argb().length];
        for (int i = 0; i < graded.length; i++) {
            graded[i] = grade(raster.argb()[i]);
        }
        return new Raster(graded, raster.width(), raster.originX(), raster.originY(), raster.ppm());
    }
}
