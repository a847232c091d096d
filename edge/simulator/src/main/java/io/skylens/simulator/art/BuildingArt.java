package io.skylens.simulator.art;

import io.skylens.simulator.plan.Building;
import io.skylens.simulator.raster.Model.Skin;
import io.skylens.simulator.raster.Raster;
import java.awt.GradientPaint;
import java.util.Random;

/** Roofs and walls. */
final class BuildingArt {

    private static final int[] FACADES = {0xC9B79C, 0xB46A50, 0xD9D2C4, 0x8E9BA6, 0xA8866A, 0xE2DCCB, 0x7D8791};
    private static final int[] TILES = {0xA5553A, 0x8C4A38, 0x6E5A52, 0x4F5862, 0xB5704A};
    private static final int[] MEMBRANES = {0x9DA0A0, 0xB8B5AC, 0x7F8488, 0xC9C6BC};
    private static final int[] CONTAINERS = {0xB5402F, 0x2D5F9A, 0x3B7F5A, 0xD98B2B, 0x7C8388, 0x8A3A5A, 0xE0DDD2};
    private static final int[] AWNINGS = {0xD94A3D, 0x2F7FB8, 0x3E9E6E, 0xE8A92E};
    private static final double STOREY = 3;

    private final double ppm;
    private final Light light;

    BuildingArt(double ppm, Light light) {
        this.ppm = ppm;
        this.light = light;
    }

    Skin paint(Building building) {
        int look = building.look();
        int wall = wallColour(building);
        double length = building.footprint().length();
        double width = building.footprint().width();
        return new Skin(facade(building, length, wall), facade(building, width, wall), roof(building, look));
    }

    private static int wallColour(Building building) {
        return switch (building.style()) {
            case OFFICE, HOUSE -> Tint.pick(FACADES, building.look() / 3);
            case WAREHOUSE -> 0xB7BCC0;
            case CONTAINER -> Tint.pick(CONTAINERS, building.look());
            case STALL -> 0xB08A5E;
        };
    }

    private Raster facade(Building building, double length, int colour) {
        double height = building.height();
        var easel = new Easel(length, height, ppm / 2);
        easel.fill(Easel.box(length + 2, height + 2), Tint.of(colour));
        switch (building.style()) {
            case OFFICE, HOUSE -> windows(easel, length, height, building.look());
            case WAREHOUSE, CONTAINER -> ribs(easel, length, height, colour);
            case STALL -> easel.fill(Easel.box(length * 0.8, height * 0.5), Tint.of(0x4A3A2A));
        }
        easel.fill(Easel.box(-length, height / 2 - 0.25, length, height), Tint.times(colour, 0.7));
        return easel.finishWall(light);
    }

    private void windows(Easel easel, double length, double height, int look) {
        var random = new Random(look);
        int columns = (int) Math.max(1, Math.floor((length - 0.8) / 2));
        double pitch = length / columns;
        for (double y = -height / 2 + 0.7; y < height / 2 - 1.6; y += STOREY) {
            for (int column = 0; column < columns; column++) {
                double x = -length / 2 + (column + 0.5) * pitch;
                boolean lit = random.nextDouble() < light.lamps() * 0.5;
                easel.fill(Easel.box(x - 0.55, y, x + 0.55, y + 1.4), Tint.of(lit ? 0xFFE9A8 : 0x33475A));
            }
        }
    }

    private void ribs(Easel easel, double length, double height, int colour) {
        for (double x = -length / 2; x < length / 2; x += 0.6) {
            easel.fill(Easel.box(x, -height, x + 0.25, height), Tint.times(colour, 0.86));
        }
    }

    private Raster roof(Building building, int look) {
        double length = building.footprint().length();
        double width = building.footprint().width();
        return switch (building.style()) {
            case OFFICE -> flat(length, width, look);
            case HOUSE -> gabled(length + 0.6, width + 0.6, building);
            case WAREHOUSE -> sheets(length, width, look);
            case CONTAINER -> corrugated(length, width, Tint.pick(CONTAINERS, look));
            case STALL -> striped(length + 0.4, width + 0.4, Tint.pick(AWNINGS, look));
        };
    }

    private Raster flat(double length, double width, int look) {
        var random = new Random(look);
        int colour = Tint.pick(MEMBRANES, look / 5);
        var easel = new Easel(length, width, ppm);
        easel.fill(Easel.box(length, width), Tint.times(colour, 1.18));
        easel.fill(Easel.box(length - 0.7, width - 0.7), Tint.of(colour));
        for (int i = 0; i < 26; i++) {
            double x = (random.nextDouble() - 0.5) * (length - 2);
            double y = (random.nextDouble() - 0.5) * (width - 2);
            easel.fill(Easel.oval(x, y, 2.4, 1.6), Tint.of(random.nextBoolean() ? 0xFFFFFF : 0x000000, 0.03));
        }
        RoofFittings.scatter(easel, length - 2, width - 2, light, random);
        return easel.finish(light);
    }

    private Raster gabled(double length, double width, Building building) {
        int tile = Tint.pick(TILES, building.look() / 7);
        var easel = new Easel(length, width, ppm);
        double across = building.footprint().pose().heading() + Math.PI / 2;
        double sunny = -Math.cos(across - light.sun().heading()) * light.sun().depth() * 0.45;
        easel.fill(Easel.box(-length / 2, -width / 2, length / 2, 0), Tint.times(tile, 1 - sunny));
        easel.fill(Easel.box(-length / 2, 0, length / 2, width / 2), Tint.times(tile, 1 + sunny));
        for (double y = -width / 2; y < width / 2; y += 0.42) {
            easel.fill(Easel.box(-length / 2, y, length / 2, y + 0.1), Tint.of(0x000000, 0.13));
        }
        easel.fill(Easel.box(-length / 2, -0.14, length / 2, 0.14), Tint.times(tile, 1.25));
        easel.fill(Easel.box(length * 0.22, -width * 0.3, length * 0.22 + 0.8, -width * 0.3 + 0.8), Tint.of(0x5A4238));
        if (building.look() % 3 == 0) {
            RoofFittings.panels(easel, -length * 0.38, width * 0.1, 4);
        }
        return easel.finish(light);
    }

    private Raster sheets(double length, double width, int look) {
        int[] colours = {0xA9B4BC, 0x8FA6A0, 0xB7A58F, 0x98A0A8};
        int colour = Tint.pick(colours, look);
        var easel = new Easel(length, width, ppm);
        easel.pen.setPaint(new GradientPaint(
                0, (float) -width / 2, Tint.times(colour, 1.12), 0, (float) width / 2, Tint.times(colour, 0.88)));
        easel.pen.fill(Easel.box(length, width));
        for (double x = -length / 2; x < length / 2; x += 1) {
            easel.fill(Easel.box(x, -width / 2, x + 0.14, width / 2), Tint.of(0x000000, 0.1));
        }
        for (double x = -length / 2 + 2.5; x < length / 2 - 2; x += 4) {
            easel.fill(Easel.box(x, -width * 0.32, x + 1.2, -width * 0.1), Tint.of(0xDDE8EC, 0.8));
            easel.fill(Easel.box(x, width * 0.1, x + 1.2, width * 0.32), Tint.of(0xDDE8EC, 0.8));
        }
        return easel.finish(light);
    }

    private Raster corrugated(double length, double width, int colour) {
        var easel = new Easel(length, width, ppm);
        easel.fill(Easel.box(length, width), Tint.times(colour, 1.05));
        for (double x = -length / 2 + 0.2; x < length / 2; x += 0.5) {
            easel.fill(Easel.box(x, -width / 2 + 0.1, x + 0.2, width / 2 - 0.1), Tint.times(colour, 0.92));
        }
        return easel.finish(light);
    }

    private Raster striped(double length, double width, int colour) {
        var easel = new Easel(length, width, ppm);
        easel.fill(Easel.box(length, width), Tint.of(0xF4F1E8));
        for (double x = -length / 2; x < length / 2; x += 0.8) {
            easel.fill(Easel.box(x, -width / 2, x + 0.4, width / 2), Tint.of(colour));
        }
        return easel.finish(light);
    }
}
