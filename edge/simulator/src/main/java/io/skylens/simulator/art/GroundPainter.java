package io.skylens.simulator.art;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Material;
import io.skylens.simulator.raster.Noise;
import io.skylens.simulator.raster.Pixels;
import io.skylens.simulator.raster.Raster;
import io.skylens.simulator.raster.Terrain;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Paints all of a district that lies flat, shadows of what stands on it included. */
final class GroundPainter {

    private static final int BLOTCH_CELLS = 16;
    private static final double BLOTCHES = 0.055;

    private final District district;
    private final Light light;
    private final double ppm;
    private final long seed;

    GroundPainter(District district, Light light, double ppm, long seed) {
        this.district = district;
        this.light = light;
        this.ppm = ppm;
        this.seed = seed;
    }

    Terrain paint(ShadowMap shadows) {
        var image = new BufferedImage(
                (int) (District.WIDTH * ppm), (int) (District.HEIGHT * ppm), BufferedImage.TYPE_INT_ARGB);
        var pen = Easel.smooth(image);
        pen.scale(ppm, ppm);
        var textures = new Textures(seed, ppm);
        surface(pen, textures);
        new RoadPainter(pen, textures, new Random(seed)).paint(district.roads());
        bays(pen);
        pen.dispose();
        var ground = Raster.of(image, ppm);
        light(ground, shadows);
        if (light.lamps() > 0) {
            Lamps.paint(image, ppm, district, light);
        }
        return new Terrain(markWater(ground));
    }

    private void surface(Graphics2D pen, Textures textures) {
        for (var piece : district.surface().pieces()) {
            pen.setPaint(textures.of(piece.material()));
            if (piece.material() == Material.WATER) {
                new WaterPainter(pen).paint(piece.outline());
            } else {
                pen.fill(piece.outline());
            }
            if (piece.material() == Material.POOL) {
                pen.setColor(Tint.of(0xE9E4D8));
                pen.setStroke(new BasicStroke(0.45f));
                pen.draw(piece.outline());
            }
        }
        pen.setComposite(AlphaComposite.SrcOver);
    }

    private void bays(Graphics2D pen) {
        pen.setColor(Tint.of(0xE8E8E4, 0.85));
        pen.setStroke(new BasicStroke(0.12f));
        for (var bay : district.surface().bays()) {
            side(pen, bay, -1);
            side(pen, bay, 1);
        }
    }

    private static void side(Graphics2D pen, Block bay, int side) {
        var from = bay.pose().moved(-bay.length() / 2, side * bay.width() / 2);
        var to = bay.pose().moved(bay.length() / 2, side * bay.width() / 2);
        pen.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
    }

    /**
     * Shadows, blotches that break the tiles' repetition, and the light of the day; leaves alpha, which marks water.
     */
    private void light(Raster ground, ShadowMap shadows) {
        var noise = new Noise(seed + 1);
        int[] argb = ground.argb();
        for (int y = 0, at = 0; y < ground.height(); y++) {
            double blotch = 0;
            for (int x = 0; x < ground.width(); x++, at++) {
                if (x % 8 == 0) {
                    double share = 1.0 / ground.width();
                    blotch = 1 + BLOTCHES * noise.at(x * share, y * share, BLOTCH_CELLS, 3);
                }
                double shade = 1 - light.sun().depth() * shadows.at((x + 0.5) / ppm, (y + 0.5) / ppm);
                argb[at] = lit(argb[at], blotch * shade);
            }
        }
    }

    private int lit(int pixel, double factor) {
        int red = Pixels.clamp((pixel >> 16 & 0xFF) * factor);
        int green = Pixels.clamp((pixel >> 8 & 0xFF) * factor);
        int blue = Pixels.clamp((pixel & 0xFF) * (0.1 + 0.9 * factor));
        int graded = light.grade(0xFF000000 | red << 16 | green << 8 | blue) & 0xFFFFFF;
        return pixel & 0xFF000000 | graded;
    }

    private static Raster markWater(Raster ground) {
        int[] argb = ground.argb();
        for (int i = 0; i < argb.length; i++) {
            boolean water = argb[i] >>> 24 <= Textures.WATER_ALPHA;
            argb[i] = argb[i] & 0xFFFFFF | (water ? Terrain.WATER_ALPHA : 0xFF) << 24;
        }
        return ground;
    }
}
