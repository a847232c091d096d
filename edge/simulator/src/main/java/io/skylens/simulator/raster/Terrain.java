package io.skylens.simulator.raster;

/** The painted ground where OpenCV can turn and scale it quickly. Immutable. */
public final class Terrain {

    /** The alpha of water; that of land is 255. */
    public static final int WATER_ALPHA = 0;

    private final Surface surface;
    private final double ppm;

    public Terrain(Raster ground) {
        surface = new Surface(ground.width(), ground.height());
        surface.write(ground.argb());
        ppm = ground.ppm();
    }

    Surface surface() {
        return surface;
    }

    public double ppm() {
        return ppm;
    }
}
