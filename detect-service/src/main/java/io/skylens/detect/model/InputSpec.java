package io.skylens.detect.model;

import io.skylens.imaging.PixelFormat;
import io.skylens.imaging.Placement;

/**
 * The square a model takes.
 *
 * @param size of a side, in pixels
 */
public record InputSpec(int size, Placement placement, PixelFormat format) {

    private static final int CHANNELS = 3;

    /** As Ultralytics trains: centred, RGB 0..1. */
    public static InputSpec ultralytics(int size) {
        return new InputSpec(size, Placement.CENTRED, PixelFormat.RGB_UNIT);
    }

    /** As YOLOX trains: in the top-left corner, BGR 0..255. */
    public static InputSpec yolox(int size) {
        return new InputSpec(size, Placement.TOP_LEFT, PixelFormat.BGR_BYTE);
    }

    /** Floats of one input: three planes. */
    public int floats() {
        return CHANNELS * size * size;
    }
}
