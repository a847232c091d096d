package io.skylens.simulator.raster;

import java.util.List;

/**
 * What an object looks like: rasters at their heights, boxes with walls, and the outline it throws as a shadow.
 *
 * @param shadow or null for things that throw none
 * @param height of the part that throws it
 */
public record Model(List<Layer> layers, List<Solid> solids, Raster shadow, double height) {

    public Model(List<Layer> layers, Raster shadow, double height) {
        this(layers, List.of(), shadow, height);
    }

    /**
     * A raster repeated from one height to another, darker below, so that from aside it looks like a wall.
     *
     * @param bottom in metres; equal to {@code top} for something flat
     * @param forward where its middle is, from the object's
     */
    public record Layer(Raster raster, double bottom, double top, double forward) {

        public static Layer flat(Raster raster, double z) {
            return new Layer(raster, z, z, 0);
        }

        public static Layer upright(Raster raster, double bottom, double top) {
            return new Layer(raster, bottom, top, 0);
        }
    }

    /**
     * A box with four walls and a top.
     *
     * @param forward where its middle is, from the object's
     */
    public record Solid(double forward, double length, double width, Span span, Skin skin) {}

    /** From height to height. */
    public record Span(double bottom, double top) {}

    /**
     * Walls as seen from outside, their top row at the top, stretched over the wall.
     *
     * @param side of the walls along the length
     * @param end of the two others
     */
    public record Skin(Raster side, Raster end, Raster top) {}
}
