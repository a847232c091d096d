package io.skylens.simulator.art;

import io.skylens.simulator.plan.Body;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Model.Layer;
import io.skylens.simulator.raster.Raster;
import java.awt.GradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Boats, and the foam behind them. */
final class BoatArt {

    private static final int[] HULLS = {0xF7F7F4, 0xEDEFF2, 0xD9402E, 0x2C5FA8, 0xF0C23B, 0x2F3B4A, 0x4FA39B};
    private static final int WOOD = 0xB98A5A;
    private static final int GLASS = 0x22303A;

    private final double ppm;
    private final Light light;

    BoatArt(double ppm, Light light) {
        this.ppm = ppm;
        this.light = light;
    }

    Model paint(Body.Boat body, int look) {
        int hull = Tint.pick(HULLS, look / 13);
        var layers = new ArrayList<Layer>();
        var outline = hull(body, hull);
        layers.add(Layer.upright(outline, 0.1, body == Body.Boat.DINGHY ? 0.4 : 0.9));
        layers.add(Layer.flat(deck(body, hull), body == Body.Boat.DINGHY ? 0.4 : 0.9));
        switch (body) {
            case DINGHY -> {}
            case LAUNCH -> layers.add(Layer.upright(cabin(body, 0.30, 0.34), 1, 1.5));
            case YACHT -> {
                layers.add(Layer.upright(cabin(body, 0.34, 0.5), 1, 1.4));
                layers.add(Layer.flat(boom(body, look), 2.2));
            }
            case FISHER -> layers.add(Layer.upright(wheelhouse(body), 1, 2.6));
        }
        return new Model(List.copyOf(layers), outline.silhouette(), 1.2);
    }

    private Easel easel(Body body) {
        return new Easel(body.length() + 0.2, body.width() + 0.2, ppm);
    }

    /** A pointed bow, a broad stern. */
    private static Shape outline(Body body, double share) {
        double front = body.length() / 2 * share;
        double side = body.width() / 2 * share;
        var shape = new Path2D.Double();
        shape.moveTo(-front, -side * 0.82);
        shape.curveTo(-front * 0.2, -side * 1.12, front * 0.5, -side, front, 0);
        shape.curveTo(front * 0.5, side, -front * 0.2, side * 1.12, -front, side * 0.82);
        shape.closePath();
        return shape;
    }

    private Raster hull(Body body, int colour) {
        var easel = easel(body);
        easel.fill(outline(body, 1), Tint.times(colour, 0.9));
        return easel.finish(light);
    }

    private Raster deck(Body.Boat body, int hull) {
        var easel = easel(body);
        double front = body.length() / 2;
        double side = body.width() / 2;
        easel.fill(outline(body, 1), Tint.times(hull, 1.05));
        boolean wooden = body == Body.Boat.YACHT || body == Body.Boat.DINGHY;
        easel.fill(outline(body, 0.84), wooden ? Tint.of(WOOD) : Tint.times(0xD8DAD6, 1));
        if (body == Body.Boat.DINGHY) {
            easel.fill(outline(body, 0.74), Tint.times(WOOD, 0.72));
            for (double x : new double[] {-front * 0.5, 0, front * 0.42}) {
                easel.fill(Easel.box(x - 0.15, -side * 0.75, x + 0.15, side * 0.75), Tint.times(WOOD, 1.12));
            }
        } else {
            easel.fill(Easel.rounded(-front * 0.86, -side * 0.6, -front * 0.34, side * 0.6, 0.4), Tint.of(0x8C8F8D));
            easel.fill(Easel.box(-front * 0.8, -side * 0.55, -front * 0.68, side * 0.55), Tint.of(0xF3F3EF));
        }
        if (body == Body.Boat.LAUNCH) {
            easel.fill(Easel.box(-front - 0.02, -0.25, -front + 0.5, 0.25), Tint.of(0x222427));
        }
        return easel.finish(light);
    }

    private Raster cabin(Body body, double from, double width) {
        var easel = easel(body);
        double front = body.length() / 2;
        double side = body.width() * width;
        easel.fill(Easel.rounded(-front * from, -side, front * 0.46, side, 0.9), Tint.of(GLASS));
        easel.fill(Easel.rounded(-front * from, -side * 0.86, front * 0.3, side * 0.86, 0.7), Tint.of(0xF6F6F2));
        easel.fill(Easel.rounded(-front * 0.12, -side * 0.4, front * 0.1, side * 0.4, 0.3), Tint.of(0xC9CED0));
        return easel.finish(light);
    }

    private Raster boom(Body body, int look) {
        int[] covers = {0x274B7A, 0xE9E3D2, 0x8E2B2B, 0x2F5B46};
        var easel = easel(body);
        double front = body.length() / 2;
        easel.fill(Easel.rounded(-front * 0.7, -0.17, front * 0.16, 0.17, 0.3), Tint.of(Tint.pick(covers, look / 3)));
        easel.fill(Easel.oval(front * 0.18, 0, 0.3, 0.3), Tint.of(0xE8E8E8));
        return easel.finish(light);
    }

    private Raster wheelhouse(Body body) {
        var easel = easel(body);
        double front = body.length() / 2;
        double side = body.width() * 0.32;
        easel.fill(Easel.rounded(front * 0.02, -side, front * 0.5, side, 0.3), Tint.of(GLASS));
        easel.fill(Easel.rounded(front * 0.02, -side, front * 0.42, side, 0.3), Tint.of(0xF4F1E6));
        return easel.finish(light);
    }

    /** Foam that widens behind a boat; its front end is at the middle of the raster. */
    Raster wake() {
        var easel = new Easel(28, 8, ppm / 2);
        for (int side = -1; side <= 1; side += 2) {
            easel.pen.setPaint(new GradientPaint(0, 0, Tint.of(0xFFFFFF, 0.55), -13, 0, Tint.of(0xFFFFFF, 0)));
            easel.pen.fill(Easel.polygon(0, side * 0.5, -13, side * 3.4, -13, side * 2.3, -2, side * 0.55));
        }
        easel.pen.setPaint(new GradientPaint(0, 0, Tint.of(0xFFFFFF, 0.7), -7, 0, Tint.of(0xFFFFFF, 0)));
        easel.pen.fill(Easel.polygon(1, -0.5, 1, 0.5, -7, 0.9, -7, -0.9));
        return easel.finish(light);
    }
}
