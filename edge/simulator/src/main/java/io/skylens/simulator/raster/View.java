package io.skylens.simulator.raster;

import io.skylens.simulator.geometry.Pose;

/**
 * A pinhole camera that looks straight down.
 *
 * @param eye the point below the camera, and the heading of the picture's x axis
 * @param altitude in metres above the ground
 * @param focal length in pixels
 */
public record View(Pose eye, double altitude, double focal, int width, int height) {

    /** Focal length over picture width: a field of view of 60 degrees. */
    private static final double FOCAL_SHARE = 0.866;

    public static View of(Pose eye, double altitude, int width, int height) {
        return new View(eye, altitude, focal(width), width, height);
    }

    static double focal(int width) {
        return width * FOCAL_SHARE;
    }

    /** Pixels a metre at height {@code z}. */
    public double scaleAt(double z) {
        return focal / (altitude - z);
    }

    public double pixelX(double x, double y, double z) {
        double forward = (x - eye.x()) * Math.cos(eye.heading()) + (y - eye.y()) * Math.sin(eye.heading());
        return width / 2.0 + forward * scaleAt(z);
    }

    public double pixelY(double x, double y, double z) {
        double right = (y - eye.y()) * Math.cos(eye.heading()) - (x - eye.x()) * Math.sin(eye.heading());
        return height / 2.0 + right * scaleAt(z);
    }

    /** From the middle of the view to its corner, in metres on the ground. */
    public double reach() {
        return Math.hypot(width, height) / 2 / scaleAt(0);
    }

    /**
     * How far something at height {@code z} leans outwards, in pixels, at this distance from the point below the
     * camera.
     */
    public double lean(double distance, double z) {
        return distance * (scaleAt(z) - scaleAt(0));
    }

    public double distanceFromNadir(Pose pose) {
        return Math.hypot(pose.x() - eye.x(), pose.y() - eye.y());
    }
}
