package io.skylens.simulator.art;

import io.skylens.simulator.raster.Pixels;
import java.awt.Color;

/** Colours made from colours. */
final class Tint {

    private Tint() {}

    static Color of(int rgb) {
        return new Color(rgb);
    }

    /** @param alpha 0..1 */
    static Color of(int rgb, double alpha) {
        return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, (int) (alpha * 255));
    }

    /** Lighter for factors over 1, darker below. */
    static Color times(int rgb, double factor) {
        return new Color(
                Pixels.clamp((rgb >> 16 & 0xFF) * factor),
                Pixels.clamp((rgb >> 8 & 0xFF) * factor),
                Pixels.clamp((rgb & 0xFF) * factor));
    }

    static int pick(int[] palette, int look) {
        return palette[Math.floorMod(look, palette.length)];
    }
}
