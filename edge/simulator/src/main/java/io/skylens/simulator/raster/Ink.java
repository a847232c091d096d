package io.skylens.simulator.raster;

/**
 * How a raster is laid down.
 *
 * @param light 0..256: the colours' brightness, 256 as they are
 * @param opacity 0..256
 * @param owner whose the covered pixels become; {@link #KEEP} leaves them to whom they were
 */
public record Ink(int light, int opacity, int owner) {

    public static final int FULL = 256;
    public static final int KEEP = -1;

    /** Trees and buildings: opaque, and nobody's. */
    public static final Ink SCENERY = new Ink(FULL, FULL, Frame.NOBODY);

    public static Ink veil(double opacity) {
        return new Ink(FULL, (int) (opacity * FULL), KEEP);
    }

    public Ink dimmed(double factor) {
        return new Ink((int) Math.min(FULL, light * factor), opacity, owner);
    }
}
