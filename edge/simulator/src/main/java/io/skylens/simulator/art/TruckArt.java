package io.skylens.simulator.art;

import io.skylens.simulator.plan.Body;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Model.Layer;
import io.skylens.simulator.raster.Model.Skin;
import io.skylens.simulator.raster.Model.Solid;
import io.skylens.simulator.raster.Model.Span;
import io.skylens.simulator.raster.Raster;
import java.util.ArrayList;
import java.util.List;

/** Trucks: a chassis, a cab, and something behind it. */
final class TruckArt {

    private static final int[] CABS = {0xF2F2EE, 0xC62F2F, 0x2458A6, 0xE8A41C, 0x35624A, 0x3A3F47};
    private static final int[] BOXES = {0xF4F4F0, 0xDADDE0, 0x3F78B8, 0xD9762B, 0xB83A3A, 0x4B8B5B, 0xE6CF6B};
    private static final double CAB_LENGTH = 2.1;
    private static final Span CAB = new Span(0.6, 2.6);
    private static final Span CARGO = new Span(0.9, 3.5);

    private final double ppm;
    private final Light light;

    TruckArt(double ppm, Light light) {
        this.ppm = ppm;
        this.light = light;
    }

    Model paint(Body.Truck body, int look) {
        var chassis = chassis(body);
        var solids = new ArrayList<Solid>();
        solids.add(cab(body, Tint.pick(CABS, look / 5)));
        int box = Tint.pick(BOXES, look / 31);
        switch (body) {
            case BOX, ARTICULATED -> solids.add(cargo(body, box, CARGO, boxTop(body, box)));
            case TIPPER -> solids.add(cargo(body, 0x6F7376, new Span(0.9, 2.1), load(body, look)));
            case FLATBED -> solids.add(cargo(body, 0x7A6A55, new Span(0.9, 1.5), pallets(body, look)));
        }
        return new Model(List.of(Layer.upright(chassis, 0.3, 0.85)), List.copyOf(solids), chassis.silhouette(), 2.6);
    }

    private static double cargoLength(Body body) {
        return body.length() - CAB_LENGTH - 0.45;
    }

    private Raster chassis(Body.Truck body) {
        var easel = new Easel(body.length(), body.width(), ppm);
        double front = body.length() / 2;
        double side = body.width() / 2;
        easel.fill(Easel.box(-front, -side + 0.25, front - 0.1, side - 0.25), Tint.of(0x26282B));
        for (double x : new double[] {front - 1.1, -front + 1.2, -front + 2.4}) {
            easel.fill(Easel.box(x - 0.45, -side + 0.02, x + 0.45, side - 0.02), Tint.of(0x151515));
        }
        easel.fill(Easel.box(-front + 0.1, -side + 0.03, front - 0.2, side - 0.03), Tint.of(0x33363A));
        return easel.finish(light);
    }

    private Solid cab(Body body, int paint) {
        double forward = body.length() / 2 - CAB_LENGTH / 2;
        double width = body.width() * 0.97;
        var top = new Easel(CAB_LENGTH, width, ppm);
        top.fill(Easel.rounded(-1.05, -width / 2, 1.05, width / 2, 0.5), Tint.of(paint));
        top.fill(Easel.rounded(-0.8, -width / 2 + 0.25, 0.35, width / 2 - 0.25, 0.4), Tint.times(paint, 1.1));
        top.fill(Easel.rounded(0.62, -width / 2 + 0.12, 1.0, width / 2 - 0.12, 0.25), Tint.of(0x1B2530));
        return new Solid(forward, CAB_LENGTH, width, CAB, new Skin(door(paint), front(paint), top.finish(light)));
    }

    private Raster door(int paint) {
        var easel = new Easel(CAB_LENGTH, 2, ppm / 2);
        easel.fill(Easel.box(9, 9), Tint.of(paint));
        easel.fill(Easel.box(-0.5, -0.85, 0.75, -0.1), Tint.of(0x1B2530));
        return easel.finishWall(light);
    }

    private Raster front(int paint) {
        var easel = new Easel(2.5, 2, ppm / 2);
        easel.fill(Easel.box(9, 9), Tint.of(paint));
        easel.fill(Easel.box(-1.05, -0.85, 1.05, 0.05), Tint.of(0x1B2530));
        easel.fill(Easel.box(-1.1, 0.6, -0.7, 0.85), Tint.of(0xFFF6D8));
        easel.fill(Easel.box(0.7, 0.6, 1.1, 0.85), Tint.of(0xFFF6D8));
        return easel.finishWall(light);
    }

    private Solid cargo(Body body, int paint, Span span, Raster top) {
        double length = cargoLength(body);
        double forward = -body.length() / 2 + length / 2;
        var side = new Easel(length, 2.5, ppm / 2);
        side.fill(Easel.box(length + 2, 9), Tint.of(paint));
        for (double x = -length / 2; x < length / 2; x += 0.9) {
            side.fill(Easel.box(x, -2, x + 0.12, 2), Tint.times(paint, 0.88));
        }
        side.fill(Easel.box(-length, 0.9, length, 2), Tint.times(paint, 0.7));
        var end = new Easel(2.5, 2.5, ppm / 2);
        end.fill(Easel.box(9, 9), Tint.times(paint, 0.95));
        end.fill(Easel.box(-0.05, -2, 0.05, 2), Tint.times(paint, 0.6));
        return new Solid(
                forward, length, body.width(), span, new Skin(side.finishWall(light), end.finishWall(light), top));
    }

    private Raster boxTop(Body body, int paint) {
        double length = cargoLength(body);
        var easel = new Easel(length, body.width(), ppm);
        easel.fill(Easel.box(length, body.width()), Tint.times(paint, 0.9));
        easel.fill(Easel.box(length - 0.24, body.width() - 0.24), Tint.times(paint, 1.03));
        for (double x = -length / 2 + 0.8; x < length / 2 - 0.4; x += 1.15) {
            easel.fill(
                    Easel.box(x, -body.width() / 2 + 0.12, x + 0.07, body.width() / 2 - 0.12), Tint.times(paint, 0.9));
        }
        return easel.finish(light);
    }

    private Raster load(Body body, int look) {
        int[] heaps = {0xB99A6B, 0x6E5B49, 0x8F8F8A, 0xC9B48A};
        int heap = Tint.pick(heaps, look / 11);
        double length = cargoLength(body);
        var easel = new Easel(length, body.width(), ppm);
        easel.fill(Easel.box(length, body.width()), Tint.of(0x8A8E92));
        easel.fill(Easel.box(length - 0.3, body.width() - 0.3), Tint.times(heap, 0.75));
        easel.fill(Easel.oval(0, 0, length - 0.5, body.width() - 0.5), Tint.of(heap));
        easel.fill(Easel.oval(0.3, -0.2, length * 0.5, body.width() * 0.45), Tint.times(heap, 1.15));
        return easel.finish(light);
    }

    private Raster pallets(Body body, int look) {
        double length = cargoLength(body);
        var easel = new Easel(length, body.width(), ppm);
        easel.fill(Easel.box(length, body.width()), Tint.of(0x9C7B57));
        int kind = look / 17;
        for (double x = -length / 2 + 0.2; x < length / 2 - 1; x += 1.35, kind = kind * 31 + 7) {
            int colour = Tint.pick(BOXES, kind);
            easel.fill(Easel.box(x, -1.05, x + 1.15, -0.05), Tint.times(colour, 0.95));
            easel.fill(Easel.box(x, 0.05, x + 1.15, 1.05), Tint.times(Tint.pick(BOXES, kind / 3), 0.9));
        }
        return easel.finish(light);
    }
}
