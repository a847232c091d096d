package io.skylens.simulator.art;

import io.skylens.simulator.raster.Raster;

/**
 * People, in parts that move against each other. They are drawn a quarter larger than life: from these heights real
 * ones are a handful of pixels.
 */
final class PersonArt {

    private static final int[] SHIRTS = {
        0xD63A3A, 0x2F6FC4, 0xF2F2EC, 0xF2C230, 0x2E8B57, 0x22262B, 0xE07AA8, 0xF08A2C, 0x6A4FB0, 0x3FB0B8, 0x9A9FA6
    };
    private static final int[] TROUSERS = {0x2A3550, 0x1E1F22, 0x5A5044, 0x8A8F98, 0xC9B896};
    private static final int[] HAIR = {0x2B1D14, 0x14120F, 0x6B4526, 0xB88A4A, 0x8C8782, 0xD94040, 0xF0EBDD};
    private static final int[] SKIN = {0xE8B995, 0xC58C62, 0x8A5A3A, 0xF0C8A8};

    /** Different outfits. */
    static final int LOOKS = 48;

    private final double ppm;
    private final Light light;

    PersonArt(double ppm, Light light) {
        this.ppm = ppm;
        this.light = light;
    }

    PersonParts paint(int look) {
        int shirt = Tint.pick(SHIRTS, look);
        int skin = Tint.pick(SKIN, look / 3);
        return new PersonParts(
                foot(Tint.pick(TROUSERS, look / 2)), torso(shirt), hand(shirt, skin), head(look, skin), shadow());
    }

    private Raster foot(int trousers) {
        var easel = new Easel(0.6, 0.4, ppm);
        easel.fill(Easel.rounded(-0.24, -0.13, 0.2, 0.13, 0.2), Tint.of(trousers));
        easel.fill(Easel.rounded(0.1, -0.11, 0.27, 0.11, 0.16), Tint.of(0x1C1A18));
        return easel.finish(light);
    }

    private Raster torso(int shirt) {
        var easel = new Easel(0.6, 1, ppm);
        easel.fill(Easel.oval(0, 0, 0.46, 0.84), Tint.times(shirt, 0.86));
        easel.fill(Easel.oval(0.02, -0.02, 0.36, 0.7), Tint.times(shirt, 1.04));
        return easel.finish(light);
    }

    private Raster hand(int shirt, int skin) {
        var easel = new Easel(0.6, 0.4, ppm);
        easel.fill(Easel.rounded(-0.22, -0.1, 0.12, 0.1, 0.2), Tint.times(shirt, 0.9));
        easel.fill(Easel.oval(0.14, 0, 0.2, 0.19), Tint.of(skin));
        return easel.finish(light);
    }

    private Raster head(int look, int skin) {
        var easel = new Easel(0.6, 0.6, ppm);
        easel.fill(Easel.oval(0.05, 0, 0.38, 0.36), Tint.of(skin));
        easel.fill(Easel.oval(-0.03, 0, 0.38, 0.4), Tint.of(Tint.pick(HAIR, look / 5)));
        return easel.finish(light);
    }

    /** As long as the sun is low; it lies along the shadow's own heading. */
    private Raster shadow() {
        double length = Math.max(0.5, 1.75 * light.sun().length());
        var easel = new Easel(2 * length + 1, 1, ppm);
        easel.fill(Easel.rounded(-0.2, -0.24, length, 0.24, 0.45), Tint.of(0x000000));
        return easel.finish(light);
    }
}
