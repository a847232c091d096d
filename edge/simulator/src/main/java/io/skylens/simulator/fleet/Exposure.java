package io.skylens.simulator.fleet;

import io.skylens.simulator.scene.Seen;
import java.util.List;

/** A finished frame, its size, and what is to be seen in it. */
public record Exposure(byte[] jpeg, int width, int height, List<Seen> seen) {}
