package io.skylens.simulator.art;

import java.util.Random;

/** What stands on flat roofs: machines, skylights, solar panels, gardens. */
final class RoofFittings {

    private static final double SIZE = 3.4;

    private RoofFittings() {}

    /** One fitting in some of the cells of a grid. */
    static void scatter(Easel easel, double length, double width, Light light, Random random) {
        for (double x = -length / 2; x + SIZE < length / 2; x += SIZE + 0.6) {
            for (double y = -width / 2; y + SIZE < width / 2; y += SIZE + 0.6) {
                switch (random.nextInt(7)) {
                    case 0 -> machine(easel, x + 0.4, y + 0.5, light);
                    case 1 -> skylight(easel, x + 0.3, y + 0.8);
                    case 2 -> panels(easel, x, y + 0.3, 3);
                    case 3 -> garden(easel, x, y, random);
                    default -> {}
                }
            }
        }
    }

    private static void machine(Easel easel, double x, double y, Light light) {
        double shadow = 0.9;
        easel.fill(
                Easel.box(
                        x + light.sun().shadowX(shadow),
                        y + light.sun().shadowY(shadow),
                        x + 2.2 + light.sun().shadowX(shadow),
                        y + 1.6 + light.sun().shadowY(shadow)),
                Tint.of(0x000000, light.sun().depth() * 0.6));
        easel.fill(Easel.box(x, y, x + 2.2, y + 1.6), Tint.of(0xD6D8D8));
        easel.fill(Easel.oval(x + 0.65, y + 0.8, 0.95, 0.95), Tint.of(0x50565A));
        easel.fill(Easel.oval(x + 1.6, y + 0.8, 0.95, 0.95), Tint.of(0x50565A));
    }

    private static void skylight(Easel easel, double x, double y) {
        easel.fill(Easel.box(x, y, x + 2.6, y + 1.6), Tint.of(0xE8EAEA));
        easel.fill(Easel.box(x + 0.15, y + 0.15, x + 1.25, y + 1.45), Tint.of(0x6E97AE));
        easel.fill(Easel.box(x + 1.35, y + 0.15, x + 2.45, y + 1.45), Tint.of(0x7FA8BE));
    }

    static void panels(Easel easel, double x, double y, int count) {
        for (int i = 0; i < count; i++) {
            double left = x + i * 1.08;
            easel.fill(Easel.box(left, y, left + 1, y + 1.7), Tint.of(0x1F2E4A));
            easel.fill(Easel.box(left + 0.46, y, left + 0.52, y + 1.7), Tint.of(0x8FA0B8, 0.6));
            easel.fill(Easel.box(left, y + 0.82, left + 1, y + 0.88), Tint.of(0x8FA0B8, 0.6));
        }
    }

    private static void garden(Easel easel, double x, double y, Random random) {
        easel.fill(Easel.box(x, y, x + SIZE, y + SIZE), Tint.of(0x7C9256));
        for (int i = 0; i < 9; i++) {
            double size = 0.5 + 0.5 * random.nextDouble();
            easel.fill(
                    Easel.oval(x + 0.5 + random.nextDouble() * 2.3, y + 0.5 + random.nextDouble() * 2.3, size, size),
                    Tint.times(0x55803E, 0.8 + 0.5 * random.nextDouble()));
        }
    }
}
