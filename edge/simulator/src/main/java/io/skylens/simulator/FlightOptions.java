package io.skylens.simulator;

import io.skylens.simulator.fleet.Handling;
import picocli.CommandLine.Option;

/** How the cameras are carried. */
final class FlightOptions {

    @Option(
            names = "--altitude",
            paramLabel = "METRES",
            defaultValue = "0",
            description = "Of every camera; 0 gives each its own, 34 to 43 (${DEFAULT-VALUE}).")
    private double altitude;

    @Option(
            names = "--pan",
            paramLabel = "DEGREES",
            defaultValue = "17",
            description = "How far the cameras swing to either side (${DEFAULT-VALUE}).")
    private double pan;

    @Option(
            names = "--jitter",
            paramLabel = "TIMES",
            defaultValue = "1",
            description = "How much they shake: 0 not at all, 10 in a storm (${DEFAULT-VALUE}).")
    private double jitter;

    void check(Problems problems) {
        problems.require(
                altitude == 0 || altitude >= Handling.LOWEST && altitude <= Handling.HIGHEST,
                "--altitude must be 0, or " + Handling.LOWEST + " to " + Handling.HIGHEST + ", got " + altitude);
        problems.require(pan >= 0 && pan <= 180, "--pan must be 0 to 180, got " + pan);
        problems.require(jitter >= 0 && jitter <= 20, "--jitter must be 0 to 20, got " + jitter);
    }

    Handling handling() {
        return new Handling(altitude, Math.toRadians(pan), jitter);
    }
}
