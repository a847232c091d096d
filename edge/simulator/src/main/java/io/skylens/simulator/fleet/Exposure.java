package io.skylens.simulator.fleet;

import io.skylens.simulator.scene.Seen;
import java.util.List;

/** A finished frame, and what is to be seen in it. */
public record Exposure(byte[] jpeg, List<Seen> seen) {}
