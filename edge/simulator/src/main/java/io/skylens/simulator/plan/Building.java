package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;

/**
 * Anything with walls: a house, a container, a stall.
 *
 * @param height of its walls in metres
 * @param look chooses among the colours and fittings of its style
 */
public record Building(Block footprint, double height, Style style, int look) {

    /** How it is built. */
    public enum Style {
        OFFICE,
        HOUSE,
        WAREHOUSE,
        CONTAINER,
        STALL
    }
}
