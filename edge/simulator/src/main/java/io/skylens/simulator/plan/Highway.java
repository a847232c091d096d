package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import io.skylens.simulator.plan.Tree.Species;
import java.util.List;

/** A motorway through fields, with a rest area where trucks park and people stretch their legs. */
final class Highway {

    private final Plan plan;
    private final Dice dice;
    private final Path centre;

    private Highway(Dice dice) {
        this.dice = dice;
        plan = new Plan(dice, Material.MEADOW);
        centre = Path.smooth(
                List.of(
                        new Point(-14, dice.about(50, 2)), new Point(40, dice.about(45, 3)),
                        new Point(100, dice.about(50, 3)), new Point(166, dice.about(44, 2))),
                false);
    }

    static District lay(Dice dice) {
        return new Highway(dice).lay();
    }

    private District lay() {
        fields();
        var motorway = plan.road(centre, new Section(2, 3, 2.4, 0), new Traffic(21, 30, 0.34));
        plan.reserve(Outlines.along(centre, 2 * motorway.reach() + 4));
        plan.eastward(104, Section.street(1, 2), new Traffic(13, 30, 0.2));
        restArea();
        var green = new Greenery(plan);
        green.row(centre.offset(-motorway.reach() - 4), 8, 2.2, Species.BROADLEAF);
        green.row(centre.offset(motorway.reach() + 3), 7, 0.9, Species.BUSH);
        green.scatter(60, Outlines.rectangle(0, 62, 150, 100), 1.5, 3, Species.BROADLEAF, Species.CONIFER);
        green.scatter(30, Outlines.rectangle(0, 0, 150, 34), 1.5, 3, Species.BROADLEAF);
        return plan.finish(
                new Point(36, 50),
                new Point(75, 44),
                new Point(112, 50),
                new Point(110, 62),
                new Point(75, 66),
                new Point(40, 62));
    }

    private void fields() {
        double x = -5;
        while (x < Plan.WIDTH) {
            double next = x + dice.between(22, 48);
            var material = dice.oneOf(Material.FIELD, Material.SOIL, Material.FIELD, Material.GRASS);
            plan.ground(Outlines.rectangle(x, -1, next - 1.2, 33), material);
            x = next;
        }
        plan.walkway(Path.straight(2, 34.2, Plan.WIDTH - 2, 34.2), 1.6, 5, Material.GRAVEL);
    }

    private void restArea() {
        double y = 75;
        plan.ground(Outlines.rectangle(26, y - 9.5, 124, y + 12.5), Material.CONCRETE);
        var parking = new Parking(plan);
        parking.lot(Block.of(48, y, 36, 14, 0), Label.TRUCK, dice.between(0.45, 0.8));
        parking.lot(Block.of(99, y, 42, 17.5, 0), Label.CAR, dice.between(0.45, 0.8));
        plan.walkway(Path.straight(28, y + 10.5, 122, y + 10.5), 2.4, 12, Material.PAVING);
        plan.amble(new Point(73, y), 5, 4);
        plan.amble(new Point(50, y + 8), 6, 3);
        plan.build(Block.of(74, y + 18, 22, 8, 0), 4.5, Building.Style.WAREHOUSE);
        for (double x = 30; x < 120; x += dice.between(9, 16)) {
            plan.build(Block.of(x, y + 15, 2.6, 2.2, 0), 2.4, Building.Style.STALL);
        }
    }
}
