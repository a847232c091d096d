package io.skylens.simulator.art;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Tree;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.util.Arrays;

/** Where buildings and trees keep the sun off the ground: 0 in the sun, 1 in full shadow. */
public final class ShadowMap {

    private static final double PPM = 5;
    private static final int BLUR = 5;

    private final int width = (int) (District.WIDTH * PPM);
    private final int height = (int) (District.HEIGHT * PPM);
    private final byte[] shade;

    private ShadowMap(District district, Sun sun) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = Easel.smooth(image);
        pen.scale(PPM, PPM);
        pen.setColor(Color.WHITE);
        for (var building : district.skyline().buildings()) {
            sweep(pen, building.footprint(), building.height(), sun);
        }
        for (var tree : district.skyline().trees()) {
            crown(pen, tree, sun);
        }
        pen.dispose();
        shade = pixels(blurred(image));
    }

    static ShadowMap of(District district, Sun sun) {
        return new ShadowMap(district, sun);
    }

    /** The footprint, pulled along the ground as far as the shadow of its top. */
    private static void sweep(Graphics2D pen, Block footprint, double top, Sun sun) {
        int steps = (int) Math.ceil(top * sun.length() / 0.4) + 1;
        for (int i = 0; i <= steps; i++) {
            double z = top * i / steps;
            var pose = footprint.pose();
            var shifted = new Pose(pose.x() + sun.shadowX(z), pose.y() + sun.shadowY(z), pose.heading());
            pen.fill(new Block(shifted, footprint.length(), footprint.width()).shape());
        }
    }

    private static void crown(Graphics2D pen, Tree tree, Sun sun) {
        double top = tree.height();
        boolean open = tree.species() == Tree.Species.PALM;
        for (double z = open ? top : 0.3 * top; z <= top; z += 0.35) {
            double share = open ? 0.7 : Math.sin(Math.PI * (0.35 + 0.5 * z / top));
            double size = 2 * tree.radius() * share;
            pen.fill(Easel.oval(tree.at().x() + sun.shadowX(z), tree.at().y() + sun.shadowY(z), size, size));
        }
    }

    /** The sun is no point: shadows have soft edges. */
    private static BufferedImage blurred(BufferedImage image) {
        var weights = new float[BLUR * BLUR];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(BLUR, BLUR, weights), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private static byte[] pixels(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** At a place in metres; beyond the edge, as at the edge. */
    public double at(double x, double y) {
        double u = Math.max(0, Math.min(width - 1.001, x * PPM - 0.5));
        double v = Math.max(0, Math.min(height - 1.001, y * PPM - 0.5));
        int left = (int) u;
        int top = (int) v;
        int right = Math.min(width - 1, left + 1);
        int bottom = Math.min(height - 1, top + 1);
        double upper = mix(shade[top * width + left], shade[top * width + right], u - left);
        double lower = mix(shade[bottom * width + left], shade[bottom * width + right], u - left);
        return (upper + (lower - upper) * (v - top)) / 255;
    }

    private static double mix(byte a, byte b, double weight) {
        return (a & 0xFF) * (1 - weight) + (b & 0xFF) * weight;
    }
}
