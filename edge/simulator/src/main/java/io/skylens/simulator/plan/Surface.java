package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import java.awt.Shape;
import java.util.List;

/**
 * What the ground is made of.
 *
 * @param pieces from the bottom up; the first covers everything
 * @param bays parking spaces, to be outlined
 */
public record Surface(List<Piece> pieces, List<Block> bays) {

    /** A piece of ground of one material. */
    public record Piece(Shape outline, Material material) {}
}
