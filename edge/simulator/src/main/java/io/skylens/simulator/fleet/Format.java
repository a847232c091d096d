package io.skylens.simulator.fleet;

/**
 * What a drone's camera delivers.
 *
 * @param quality of the JPEG, 1..100
 * @param painted whether drone, session and sequence are painted into each picture
 */
public record Format(int width, int height, double fps, int quality, boolean painted) {}
