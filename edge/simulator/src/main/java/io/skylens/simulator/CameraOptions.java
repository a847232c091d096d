package io.skylens.simulator;

import io.skylens.simulator.fleet.Format;
import picocli.CommandLine.Option;

/** What the cameras deliver. */
final class CameraOptions {

    @Option(names = "--fps", defaultValue = "15", description = "Frames a second of each drone (${DEFAULT-VALUE}).")
    private double fps;

    @Option(names = "--width", defaultValue = "640", description = "Pixels across (${DEFAULT-VALUE}).")
    private int width;

    @Option(names = "--height", defaultValue = "480", description = "Pixels down (${DEFAULT-VALUE}).")
    private int height;

    @Option(names = "--quality", defaultValue = "80", description = "Of the JPEGs, 1 to 100 (${DEFAULT-VALUE}).")
    private int quality;

    @Option(
            names = "--paint-code",
            description = "Paint drone, session and sequence into each picture, for programs to read.")
    private boolean paintCode;

    void check(Problems problems) {
        problems.require(fps > 0 && fps <= 120, "--fps must be over 0 and at most 120, got " + fps);
        problems.require(width >= 64 && width <= 3840, "--width must be 64 to 3840, got " + width);
        problems.require(height >= 64 && height <= 2160, "--height must be 64 to 2160, got " + height);
        problems.require(quality >= 1 && quality <= 100, "--quality must be 1 to 100, got " + quality);
    }

    Format format() {
        return new Format(width, height, fps, quality, paintCode);
    }
}
