package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Point;

/**
 * Anything round on a stem.
 *
 * @param radius of the crown in metres
 * @param look chooses its colour and shape
 */
public record Tree(Point at, double radius, Species species, int look) {

    /** What kind of thing it is. */
    public enum Species {
        BROADLEAF,
        CONIFER,
        PALM,
        BUSH,
        PARASOL
    }

    /** Of the crown's top. */
    public double height() {
        return switch (species) {
            case BUSH -> 1;
            case PARASOL -> 2.2;
            case PALM -> 6;
            case CONIFER -> 2 + 2.2 * radius;
            case BROADLEAF -> 1.6 + 1.5 * radius;
        };
    }
}
