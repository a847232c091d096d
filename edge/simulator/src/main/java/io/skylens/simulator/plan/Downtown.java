package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import io.skylens.simulator.plan.Tree.Species;
import java.awt.geom.Ellipse2D;

/** Blocks of offices between streets that cross, a square, a car park. */
final class Downtown {

    private final Plan plan;
    private final Dice dice;
    private final double west;
    private final double east;
    private final double middle;

    private Downtown(Dice dice) {
        this.dice = dice;
        plan = new Plan(dice, Material.PAVING);
        west = dice.about(46, 4);
        east = dice.about(108, 4);
        middle = dice.about(58, 4);
    }

    static District lay(Dice dice) {
        return new Downtown(dice).lay();
    }

    private District lay() {
        var avenue = plan.eastward(middle, Section.street(2, 3.4), new Traffic(11, 27, 0.16));
        var first = plan.southward(west, Section.withParking(1, 2.8), new Traffic(9, 32, 0.12));
        var second = plan.southward(east, Section.street(1, 2.8), new Traffic(9, 30, 0.2));
        new Parking(plan).alongKerbs(first, 0.65);
        square();
        carPark();
        offices();
        var green = new Greenery(plan);
        green.alongBothSides(avenue, 11, 1.9, Species.BROADLEAF);
        green.alongBothSides(second, 13, 1.6, Species.BROADLEAF);
        green.scatter(70, Outlines.rectangle(2, 2, 148, 114), 0.8, 2.4, Species.BROADLEAF, Species.BUSH);
        return plan.finish(
                new Point(west + 4, middle + 8),
                new Point(77, middle - 4),
                new Point(east - 4, middle - 10),
                new Point(east + 2, middle + 12),
                new Point(78, middle + 14));
    }

    /** South of the avenue, between the two streets: lawns, a fountain, people. */
    private void square() {
        double left = west + 9;
        double right = east - 7;
        double top = middle + 14;
        double centreX = (left + right) / 2;
        double centreY = top + 16;
        for (double x = left + 3; x < right - 9; x += 12) {
            plan.ground(Outlines.rectangle(x, top + 2, x + 8, top + 8), Material.GRASS);
            plan.ground(Outlines.rectangle(x, top + 25, x + 8, top + 31), Material.GRASS);
        }
        var fountain = new Ellipse2D.Double(centreX - 4, centreY - 4, 8, 8);
        plan.ground(fountain, Material.POOL);
        plan.reserve(fountain);
        plan.amble(new Point(centreX - 14, centreY), 9, 6);
        plan.amble(new Point(centreX + 14, centreY), 9, 6);
        plan.amble(new Point(centreX, centreY), 17, 8);
        plan.walkway(Path.straight(left, top + 11, right, top + 11), 3, 6, null);
        var green = new Greenery(plan);
        green.scatter(40, Outlines.rectangle(left + 3, top + 2, right - 3, top + 8), 1.2, 2.2, Species.BROADLEAF);
        for (double x = left + 6; x < right - 4; x += dice.between(5, 9)) {
            plan.build(Block.of(x, top + 26.5, 3, 2.4, dice.about(0, 0.1)), 2.4, Building.Style.STALL);
        }
        plan.reserve(Outlines.rectangle(left, top, right, top + 33));
    }

    private void carPark() {
        double left = east + 10;
        new Parking(plan).lot(Block.of(left + 13, middle + 25, 24, 17, 0), Label.CAR, dice.between(0.4, 0.85));
        plan.walkway(Path.straight(left + 1, middle + 25, left + 25, middle + 25), 3, 3, null);
    }

    private void offices() {
        for (int attempt = 0; attempt < 500; attempt++) {
            double shrink = attempt < 200 ? 1 : 0.7;
            double length = dice.between(11, 22) * shrink;
            double width = dice.between(9, 15) * shrink;
            var at = new Point(dice.between(2, Plan.WIDTH - 2), dice.between(2, Plan.HEIGHT - 2));
            var footprint = Block.of(at.x(), at.y(), length, width, dice.chance(0.5) ? 0 : Math.PI / 2);
            plan.build(footprint, dice.between(4, 11), Building.Style.OFFICE);
        }
    }
}
