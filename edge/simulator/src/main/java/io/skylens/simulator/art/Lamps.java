package io.skylens.simulator.art;

import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.District;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.image.BufferedImage;

/** Pools of light under street lamps, once it is dark. */
final class Lamps {

    private static final double SPACING = 21;
    private static final double RADIUS = 8;
    private static final int GLOW = 0xFFC983;

    private Lamps() {}

    static void paint(BufferedImage ground, double ppm, District district, Light light) {
        var pen = Easel.smooth(ground);
        pen.scale(ppm, ppm);
        pen.setComposite(AlphaComposite.SrcAtop);
        for (var road : district.roads().roads()) {
            for (int side = -1; side <= 1; side += 2) {
                var row = road.centre().offset(side * (road.halfWidth() + 0.5));
                for (double along = side > 0 ? 4 : 4 + SPACING / 2; along < row.length(); along += SPACING) {
                    pool(pen, row.at(along), light.lamps());
                }
            }
        }
        pen.dispose();
    }

    private static void pool(Graphics2D pen, Pose at, double strength) {
        var colours = new Color[] {Tint.of(GLOW, 0.36 * strength), Tint.of(GLOW, 0.13 * strength), Tint.of(GLOW, 0)};
        pen.setPaint(new RadialGradientPaint(
                (float) at.x(), (float) at.y(), (float) RADIUS, new float[] {0, 0.45f, 1}, colours));
        pen.fill(Easel.oval(at.x(), at.y(), 2 * RADIUS, 2 * RADIUS));
    }
}
