package io.skylens.simulator.art;

import io.skylens.simulator.plan.Tree;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Model.Layer;
import io.skylens.simulator.raster.Raster;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;

/** Crowns of trees and bushes, and parasols, at a radius of {@value #RADIUS} metres; scaled to that of each tree. */
final class TreeArt {

    static final double RADIUS = 2;
    /** Different crowns of each species. */
    static final int LOOKS = 7;

    private static final int[] LEAVES = {0x4F7A36, 0x5E8A3E, 0x3F6A38, 0x6F8F3A, 0x587F4A, 0x7C9440, 0xA88B3C};
    private static final int[] NEEDLES = {0x2F5540, 0x35604A, 0x3B5A3A};
    private static final int[] CLOTHS = {0xD94A3D, 0x2F7FB8, 0xF0C23B, 0x3E9E6E, 0xE87BA0, 0xF2EFE4, 0xE88A2E};

    private final double ppm;
    private final Light light;

    TreeArt(double ppm, Light light) {
        this.ppm = ppm;
        this.light = light;
    }

    /** Heights are shares of the tree's own. */
    Model paint(Tree.Species species, int look) {
        return switch (species) {
            case BROADLEAF -> broadleaf(Tint.pick(LEAVES, look), look);
            case BUSH -> bush(Tint.pick(LEAVES, look + 2), look);
            case CONIFER -> conifer(Tint.pick(NEEDLES, look));
            case PALM -> palm(look);
            case PARASOL -> parasol(Tint.pick(CLOTHS, look));
        };
    }

    private Easel easel() {
        return new Easel(2 * RADIUS + 0.6, 2 * RADIUS + 0.6, ppm);
    }

    private Model broadleaf(int leaf, int look) {
        var low = foliage(leaf, 1, 0.74, look);
        var layers = List.of(
                Layer.flat(low, 0.45),
                Layer.flat(foliage(leaf, 0.8, 0.94, look + 50), 0.75),
                Layer.flat(foliage(leaf, 0.5, 1.16, look + 99), 1));
        return new Model(layers, low.silhouette(), 0.8);
    }

    private Model bush(int leaf, int look) {
        var crown = foliage(leaf, 1, 0.82, look + 20);
        return new Model(
                List.of(Layer.flat(crown, 0.5), Layer.flat(foliage(leaf, 0.7, 1.05, look + 70), 1)),
                crown.silhouette(),
                0.6);
    }

    /** Many round tufts, lighter towards the sun. */
    private Raster foliage(int leaf, double share, double brightness, int seed) {
        var random = new Random(seed);
        var easel = easel();
        double radius = RADIUS * share;
        easel.fill(Easel.oval(0, 0, radius * 1.5, radius * 1.5), Tint.times(leaf, brightness * 0.8));
        for (int i = 0; i < 70; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double reach = Math.sqrt(random.nextDouble()) * radius * 0.82;
            double x = reach * Math.cos(angle);
            double y = reach * Math.sin(angle);
            double size = radius * (0.2 + 0.22 * random.nextDouble());
            double sunny = -(x * light.sun().shadowX(1) + y * light.sun().shadowY(1)) / radius;
            double lit =
                    brightness * (1 + 0.14 * Math.max(-1, Math.min(1, sunny)) + 0.16 * (random.nextDouble() - 0.5));
            easel.fill(Easel.oval(x, y, size, size), Tint.times(leaf, lit));
        }
        return easel.finish(light);
    }

    private Model conifer(int needle) {
        var low = star(needle, 1, 0.72, 15);
        var layers = List.of(
                Layer.flat(low, 0.25),
                Layer.flat(star(needle, 0.74, 0.9, 13), 0.5),
                Layer.flat(star(needle, 0.48, 1.08, 11), 0.75),
                Layer.flat(star(needle, 0.2, 1.35, 9), 1));
        return new Model(layers, low.silhouette(), 0.7);
    }

    private Raster star(int colour, double share, double brightness, int points) {
        var easel = easel();
        var shape = new Path2D.Double();
        for (int i = 0; i < 2 * points; i++) {
            double angle = Math.PI * i / points;
            double reach = RADIUS * share * (i % 2 == 0 ? 1 : 0.72);
            if (i == 0) {
                shape.moveTo(reach, 0);
            } else {
                shape.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
            }
        }
        shape.closePath();
        easel.fill(shape, Tint.times(colour, brightness));
        return easel.finish(light);
    }

    private Model palm(int look) {
        var easel = easel();
        var random = new Random(look);
        for (int i = 0; i < 11; i++) {
            double angle = 2 * Math.PI * i / 11 + random.nextDouble() * 0.3;
            var pen = easel.pen.getTransform();
            easel.pen.rotate(angle);
            easel.fill(
                    Easel.polygon(0, -0.08, 0.9, -0.34, RADIUS, 0.05, 0.9, 0.3, 0, 0.08),
                    Tint.times(i % 2 == 0 ? 0x4E7F3B : 0x69994A, 0.85 + 0.3 * random.nextDouble()));
            easel.pen.setTransform(pen);
        }
        easel.fill(Easel.oval(0, 0, 0.4, 0.4), Tint.of(0x7A6A42));
        var crown = easel.finish(light);
        return new Model(List.of(Layer.flat(crown, 1)), crown.silhouette(), 1);
    }

    private Model parasol(int cloth) {
        var easel = easel();
        int panels = 8;
        for (int i = 0; i < panels; i++) {
            double a = 2 * Math.PI * i / panels;
            double b = 2 * Math.PI * (i + 1) / panels;
            var panel = Easel.polygon(
                    0, 0, RADIUS * Math.cos(a), RADIUS * Math.sin(a), RADIUS * Math.cos(b), RADIUS * Math.sin(b));
            easel.fill(panel, i % 2 == 0 ? Tint.of(cloth) : Tint.of(0xF6F3EA));
        }
        easel.fill(Easel.oval(0, 0, 0.3, 0.3), Tint.of(0xE8E4D8));
        var top = easel.finish(light);
        return new Model(List.of(Layer.flat(top, 1)), top.silhouette(), 1);
    }
}
