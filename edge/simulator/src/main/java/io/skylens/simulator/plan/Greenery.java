package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.plan.Tree.Species;
import java.awt.geom.Rectangle2D;

/** Plants trees. */
final class Greenery {

    private final Plan plan;
    private final Dice dice;

    Greenery(Plan plan) {
        this.plan = plan;
        dice = plan.dice;
    }

    /** Tries {@code count} places within the bounds; those that are taken stay without. */
    void scatter(int count, Rectangle2D within, double smallest, double largest, Species... species) {
        for (int i = 0; i < count; i++) {
            var at = new Point(
                    dice.between(within.getMinX(), within.getMaxX()), dice.between(within.getMinY(), within.getMaxY()));
            single(at, dice.between(smallest, largest), species[dice.upTo(species.length)]);
        }
    }

    void single(Point at, double radius, Species species) {
        if (plan.isFree(at, Math.min(1, radius * 0.4))) {
            plan.plant(new Tree(at, radius, species, dice.look()));
        }
    }

    /** A row that may stand on pavements, but keeps off the carriageways. */
    void row(Path path, double spacing, double radius, Species species) {
        for (double along = spacing / 2; along < path.length(); along += spacing) {
            var at = path.at(along + dice.about(0, 0.6)).point();
            boolean onCarriageway =
                    plan.roads().stream().anyMatch(road -> road.centre().distanceTo(at) < road.halfWidth() + 0.4);
            if (!onCarriageway) {
                plan.plant(new Tree(at, radius * dice.between(0.8, 1.15), species, dice.look()));
            }
        }
    }

    void alongBothSides(Road road, double spacing, double radius, Species species) {
        double kerb = road.halfWidth() + Math.min(1, road.section().sidewalk() / 2);
        row(road.centre().offset(kerb), spacing, radius, species);
        row(road.centre().offset(-kerb), spacing, radius, species);
    }
}
