package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import io.skylens.simulator.plan.Tree.Species;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.util.List;

/** A park along a river: lawns, winding paths, many trees, small boats, a bridge. */
final class Riverside {

    private static final double RIVER_WIDTH = 21;

    private final Plan plan;
    private final Dice dice;
    private final Path river;

    private Riverside(Dice dice) {
        this.dice = dice;
        plan = new Plan(dice, Material.GRASS);
        river = Path.smooth(
                List.of(
                        new Point(-20, dice.about(74, 4)),
                        new Point(25, dice.about(66, 4)),
                        new Point(65, dice.about(76, 4)),
                        new Point(105, dice.about(66, 3)),
                        new Point(175, dice.about(70, 4))),
                false);
    }

    static District lay(Dice dice) {
        return new Riverside(dice).lay();
    }

    private District lay() {
        plan.ground(Outlines.along(river, RIVER_WIDTH + 3), Material.SAND);
        plan.water(new Area(Outlines.along(river, RIVER_WIDTH)));
        var street = plan.eastward(dice.about(26, 2), Section.withParking(1, 2.6), new Traffic(10, 26, 0.15));
        plan.southward(dice.about(118, 3), Section.street(1, 2.2), new Traffic(9, 28, 0.2));
        new Parking(plan).alongKerbs(street, 0.5);
        paths();
        lawns();
        houses();
        routes();
        trees(street);
        return plan.finish(
                new Point(38, 58),
                new Point(70, 50),
                new Point(104, 48),
                new Point(112, 66),
                new Point(78, 72),
                new Point(44, 76));
    }

    private void paths() {
        double bank = RIVER_WIDTH / 2 + 4;
        plan.walkway(river.offset(-bank), 2.4, 14, Material.PAVING);
        plan.walkway(river.offset(bank), 2.4, 10, Material.GRAVEL);
        var winding = Path.smooth(
                List.of(
                        new Point(-5, 46),
                        new Point(30, 40),
                        new Point(62, 48),
                        new Point(100, 40),
                        new Point(155, 45)),
                false);
        plan.walkway(winding, 2.2, 10, Material.GRAVEL);
        plan.walkway(
                Path.smooth(
                        List.of(new Point(20, 110), new Point(60, 98), new Point(100, 102), new Point(155, 96)), false),
                2.2,
                6,
                Material.GRAVEL);
    }

    private void lawns() {
        var pond = new Ellipse2D.Double(dice.about(84, 4), dice.about(98, 2), 16, 9);
        plan.ground(pond, Material.POOL);
        plan.reserve(pond);
        for (int i = 0; i < 4; i++) {
            double x = dice.between(20, 105);
            double y = dice.chance(0.6) ? dice.about(50, 4) : dice.about(92, 4);
            plan.ground(new Ellipse2D.Double(x - 9, y - 5, 18, 10), Material.MEADOW);
            plan.amble(new Point(x, y), 6, 3);
        }
    }

    private void houses() {
        for (double x = 10; x < Plan.WIDTH; x += dice.between(15, 20)) {
            plan.build(
                    Block.of(x, dice.about(10, 1), dice.between(9, 13), dice.between(8, 10), 0),
                    dice.between(4, 6),
                    Building.Style.HOUSE);
        }
        plan.build(Block.of(dice.about(60, 8), 58 - dice.between(0, 3), 8, 5, 0.2), 3.4, Building.Style.HOUSE);
    }

    /** On both sides of the bridge, under which no boat goes. */
    private void routes() {
        plan.boatRoute(loop(20, 66, 3.5));
        plan.boatRoute(loop(72, 122, 3));
    }

    private Point[] loop(double from, double to, double side) {
        return new Point[] {
            river.at(from).moved(0, 0).point(),
            river.at(from + 10).moved(0, side).point(),
            river.at(to - 10).moved(0, side).point(),
            river.at(to).point(),
            river.at(to - 10).moved(0, -side).point(),
            river.at(from + 10).moved(0, -side).point()
        };
    }

    private void trees(Road street) {
        var green = new Greenery(plan);
        green.alongBothSides(street, 12, 1.8, Species.BROADLEAF);
        var everywhere = Outlines.rectangle(2, 2, Plan.WIDTH - 2, Plan.HEIGHT - 2);
        green.scatter(150, everywhere, 1.5, 3.4, Species.BROADLEAF, Species.BROADLEAF, Species.CONIFER);
        green.scatter(120, everywhere, 0.5, 0.95, Species.BUSH);
    }
}
