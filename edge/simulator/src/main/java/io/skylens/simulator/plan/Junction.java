package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Point;

/**
 * Where two roads cross, by their numbers in the district.
 *
 * @param first goes when {@code second} waits, and the other way round
 */
public record Junction(Point at, int first, int second) {}
