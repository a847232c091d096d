package io.skylens.simulator.art;

import io.skylens.simulator.plan.Body;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Model.Layer;
import io.skylens.simulator.raster.Raster;
import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.geom.Line2D;
import java.util.List;

/** Cars, from their tyres to their roofs. */
final class CarArt {

    static final int[] PAINTS = {
        0xE9ECEE, 0xC9CED3, 0x8D949B, 0x2B2F36, 0xB8242B, 0x1F4E9C, 0x2E6E4E, 0xE3B32C, 0x7B3FA0, 0xE06A1F, 0x4F8FC0,
        0x6B4A3A
    };

    private static final int GLASS = 0x1D2730;
    private static final int HEAD_LIGHT = 0xFFF6D8;
    private static final int TAIL_LIGHT = 0xC21F1F;

    private final double ppm;
    private final Light light;

    CarArt(double ppm, Light light) {
        this.ppm = ppm;
        this.light = light;
    }

    Model paint(Body.Car body, int look) {
        int paint = Tint.pick(PAINTS, look / 7);
        var outline = body(body, paint);
        double waist = body == Body.Car.VAN ? 1.1 : 0.85;
        var layers = List.of(
                Layer.upright(outline, 0.3, waist),
                Layer.upright(glass(body), waist + 0.1, body.roof() - 0.12),
                Layer.flat(roof(body, paint), body.roof()));
        return new Model(layers, outline.silhouette(), body.roof() * 0.8);
    }

    private Easel easel(Body body) {
        return new Easel(body.length() + 0.4, body.width() + 0.5, ppm);
    }

    private Raster body(Body.Car body, int paint) {
        var easel = easel(body);
        double front = body.length() / 2;
        double side = body.width() / 2;
        easel.pen.setPaint(
                new GradientPaint(0, (float) -side, Tint.times(paint, 1.08), 0, (float) side, Tint.times(paint, 0.86)));
        easel.pen.fill(Easel.rounded(-front, -side, front, side, body.width() * 0.55));
        easel.fill(Easel.rounded(-front + 0.1, -side + 0.14, front - 0.1, side - 0.14, 0.7), Tint.times(paint, 1.02));
        easel.pen.setStroke(new BasicStroke(0.05f));
        easel.pen.setColor(Tint.times(paint, 0.72));
        easel.pen.draw(new Line2D.Double(front * 0.46, -side * 0.75, front * 0.46, side * 0.75));
        easel.pen.draw(new Line2D.Double(-front * 0.78, -side * 0.75, -front * 0.78, side * 0.75));
        for (int right = -1; right <= 1; right += 2) {
            double y = right * side * 0.68;
            easel.fill(Easel.oval(front - 0.16, y, 0.22, 0.36), Tint.of(HEAD_LIGHT));
            easel.fill(Easel.oval(-front + 0.1, y, 0.14, 0.4), Tint.of(TAIL_LIGHT));
            easel.fill(Easel.oval(front * 0.3, right * (side + 0.1), 0.2, 0.24), Tint.times(paint, 0.8));
        }
        return easel.finish(light);
    }

    /** Where the windows begin and end, as shares of half the length. */
    private static double windscreen(Body.Car body) {
        return body == Body.Car.VAN ? 0.72 : 0.44;
    }

    private static double rearWindow(Body.Car body) {
        return switch (body) {
            case SEDAN -> -0.68;
            case HATCHBACK, OFF_ROADER -> -0.9;
            case ESTATE, VAN -> -0.93;
        };
    }

    private Raster glass(Body.Car body) {
        var easel = easel(body);
        double half = body.length() / 2;
        double side = body.width() / 2 * 0.88;
        easel.fill(Easel.rounded(half * rearWindow(body), -side, half * windscreen(body), side, 0.7), Tint.of(GLASS));
        double shine = half * windscreen(body) - 0.24;
        easel.fill(Easel.rounded(shine - 0.16, -side * 0.7, shine, side * 0.7, 0.1), Tint.of(0x8FB0C4, 0.55));
        return easel.finish(light);
    }

    private Raster roof(Body.Car body, int paint) {
        var easel = easel(body);
        double half = body.length() / 2;
        double side = body.width() / 2 * 0.76;
        double rear = half * rearWindow(body) + (body == Body.Car.SEDAN ? 0.5 : 0.22);
        double front = half * windscreen(body) - 0.55;
        easel.fill(Easel.rounded(rear, -side, front, side, 0.5), Tint.times(paint, 0.98));
        easel.fill(Easel.rounded(rear + 0.2, -side + 0.18, front - 0.2, side - 0.2, 0.4), Tint.times(paint, 1.1));
        return easel.finish(light);
    }
}
