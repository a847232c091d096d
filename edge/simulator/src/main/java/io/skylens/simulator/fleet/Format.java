package io.skylens.simulator.fleet;

import io.skylens.contract.CameraSettings;

/**
 * What a drone's camera delivers.
 *
 * @param quality of the JPEG, 1..100
 * @param painted whether drone, session and sequence are painted into each picture
 */
public record Format(int width, int height, double fps, int quality, boolean painted) {

    /** No picture is made smaller than this, across or down. */
    private static final double LEAST_PIXELS = 64;

    /** As the server asks: never larger or faster than this, and in its shape. */
    public Format obeying(CameraSettings asked) {
        double scale = asked.size() == null ? 1 : scaleTo(asked.size());
        int narrower = (int) (width * scale);
        return new Format(
                narrower,
                (int) Math.round((double) height * narrower / width),
                asked.fps() == null ? fps : Math.min(fps, asked.fps()),
                asked.quality() == null ? quality : asked.quality(),
                painted);
    }

    private double scaleTo(String size) {
        var sides = size.split("x");
        double fitting = Math.min(Double.parseDouble(sides[0]) / width, Double.parseDouble(sides[1]) / height);
        return Math.min(1, Math.max(fitting, LEAST_PIXELS / Math.min(width, height)));
    }
}
