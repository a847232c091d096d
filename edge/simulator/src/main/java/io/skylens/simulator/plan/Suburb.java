package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import io.skylens.simulator.plan.Tree.Species;
import java.awt.geom.Ellipse2D;
import java.util.List;

/** Houses with gardens, drives and pools along quiet streets. */
final class Suburb {

    private final Plan plan;
    private final Dice dice;

    private Suburb(Dice dice) {
        this.dice = dice;
        plan = new Plan(dice, Material.GRASS);
    }

    static District lay(Dice dice) {
        return new Suburb(dice).lay();
    }

    private District lay() {
        var first = street(dice.about(36, 2));
        var second = street(dice.about(82, 2));
        var cross = plan.southward(dice.about(76, 8), Section.street(1, 2.4), new Traffic(8, 30, 0.12));
        houses(first);
        houses(second);
        var green = new Greenery(plan);
        green.alongBothSides(first, 17, 1.9, Species.BROADLEAF);
        green.alongBothSides(cross, 16, 1.7, Species.BROADLEAF);
        green.scatter(
                170, Outlines.rectangle(1, 1, 149, 115), 0.6, 2.8, Species.BROADLEAF, Species.BUSH, Species.CONIFER);
        gardens();
        return plan.finish(
                new Point(36, 44),
                new Point(72, 38),
                new Point(112, 46),
                new Point(114, 72),
                new Point(76, 80),
                new Point(38, 74));
    }

    private Road street(double y) {
        var centre = Path.smooth(
                List.of(
                        new Point(-14, y + dice.about(0, 4)),
                        new Point(35, y + dice.about(0, 4)),
                        new Point(75, y),
                        new Point(115, y + dice.about(0, 4)),
                        new Point(166, y)),
                false);
        var road = plan.road(centre, Section.street(1, 2.2), new Traffic(8, 24, 0.14));
        plan.reserve(Outlines.along(centre, 2 * road.reach() + 1));
        return road;
    }

    private void houses(Road road) {
        for (int side = -1; side <= 1; side += 2) {
            var row = road.centre().offset(side * (road.reach() + 9.5));
            for (double along = 10; along < row.length() - 6; along += dice.between(17, 21)) {
                house(row.at(along).turned(side > 0 ? Math.PI : 0), road);
            }
        }
    }

    /** The pose looks along the street, with the street on its left. */
    private void house(Pose pose, Road road) {
        var style = Building.Style.HOUSE;
        boolean built =
                plan.build(new Block(pose, dice.between(9, 12), dice.between(7.5, 9.5)), dice.between(3.6, 5.6), style);
        if (!built) {
            return;
        }
        var drive = new Block(pose.moved(7.8, 4.5).turned(Math.PI / 2), 11.5, 3.2);
        if (!plan.isOnRoad(drive.pose().point(), 2)) {
            plan.ground(drive.shape(), dice.oneOf(Material.CONCRETE, Material.PAVING, Material.GRAVEL));
            plan.reserve(drive.grown(0.6).shape());
            if (dice.chance(0.75)) {
                plan.stand(
                        dice.chance(0.05) ? Label.TRUCK : Label.CAR,
                        drive.pose().turned(dice.chance(0.5) ? Math.PI : 0));
            }
        }
    }

    private void gardens() {
        for (int i = 0; i < 26; i++) {
            var at = new Point(dice.between(8, 142), dice.between(6, 110));
            if (!plan.isFree(at, 4)) {
                continue;
            }
            if (dice.chance(0.3)) {
                var pool = new Ellipse2D.Double(at.x() - 3, at.y() - 1.8, 6, 3.6);
                plan.ground(pool, Material.POOL);
                plan.reserve(pool);
            } else {
                plan.amble(at, 3, 2);
            }
        }
    }
}
