package io.skylens.simulator.art;

import io.skylens.simulator.raster.Raster;
import java.awt.GradientPaint;

/** What head lights throw on the road. */
final class Beam {

    private static final float REACH = 11;

    private Beam() {}

    static Raster paint(double ppm, Light light) {
        var easel = new Easel(2 * REACH, 8, ppm);
        for (int side = -1; side <= 1; side += 2) {
            double from = side * 0.6;
            easel.pen.setPaint(
                    new GradientPaint(0, 0, Tint.of(0xFFF3CF, 0.4 * light.lamps()), REACH, 0, Tint.of(0xFFF3CF, 0)));
            easel.pen.fill(Easel.polygon(0, from - 0.2, REACH, from - 2.2, REACH, from + 2.2, 0, from + 0.2));
        }
        return easel.finishUngraded();
    }
}
