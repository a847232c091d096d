package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import io.skylens.simulator.plan.Tree.Species;
import java.util.List;

/** Sand, parasols and bathers, a promenade with palms, boats off the shore. */
final class Beach {

    private final Plan plan;
    private final Dice dice;
    private final double shore;

    private Beach(Dice dice) {
        this.dice = dice;
        plan = new Plan(dice, Material.GRASS);
        shore = dice.about(72, 3);
    }

    static District lay(Dice dice) {
        return new Beach(dice).lay();
    }

    private District lay() {
        plan.ground(Outlines.rectangle(-1, shore - 24, Plan.WIDTH + 1, Plan.HEIGHT + 1), Material.SAND);
        sea();
        double promenade = shore - 25.5;
        plan.walkway(Path.straight(1, promenade, Plan.WIDTH - 1, promenade), 3.4, 20, Material.PAVING);
        var road = plan.eastward(shore - 36, Section.withParking(1, 2.4), new Traffic(10, 22, 0.12));
        new Parking(plan).alongKerbs(road, 0.6);
        var green = new Greenery(plan);
        green.row(Path.straight(3, promenade - 3, 147, promenade - 3), 8, 1.9, Species.PALM);
        bathers(green);
        hotels(green);
        double out = shore + 13;
        plan.boatRoute(
                new Point(-25, out + 4),
                new Point(40, out),
                new Point(100, out + 3),
                new Point(175, out + 2),
                new Point(150, out + 16),
                new Point(75, out + 14),
                new Point(0, out + 17));
        plan.boatRoute(
                new Point(50, out + 3), new Point(85, out + 5), new Point(115, out + 10), new Point(70, out + 12));
        return plan.finish(
                new Point(38, shore - 10),
                new Point(75, shore - 18),
                new Point(112, shore - 8),
                new Point(110, shore + 5),
                new Point(75, shore + 8),
                new Point(40, shore + 5));
    }

    private void sea() {
        var waterline = Path.smooth(
                List.of(
                        new Point(-20, shore + dice.about(0, 2)),
                        new Point(30, shore + dice.about(0, 3)),
                        new Point(80, shore + dice.about(0, 3)),
                        new Point(120, shore + dice.about(0, 3)),
                        new Point(170, shore + dice.about(0, 2))),
                false);
        var outline = waterline.shape(false);
        outline.lineTo(170, Plan.HEIGHT + 5);
        outline.lineTo(-20, Plan.HEIGHT + 5);
        outline.closePath();
        plan.water(outline);
    }

    private void bathers(Greenery green) {
        for (int i = 0; i < 22; i++) {
            var at = new Point(dice.between(6, 144), dice.between(shore - 20, shore - 5));
            green.single(at, dice.between(1.1, 1.5), Species.PARASOL);
            plan.amble(new Point(at.x() + 3, at.y() + dice.about(0, 2)), 2.6, 1 + dice.upTo(2));
        }
        for (double x = 20; x < 140; x += dice.between(12, 30)) {
            plan.stand(Label.BOAT, new Pose(x, shore + dice.between(4, 8), dice.between(0, 6.28)));
        }
    }

    private void hotels(Greenery green) {
        double y = shore - 55;
        for (double x = 12; x < Plan.WIDTH; x += dice.between(22, 30)) {
            plan.build(Block.of(x, y, dice.between(14, 20), 11, 0), dice.between(6, 10), Building.Style.OFFICE);
        }
        green.scatter(
                70, Outlines.rectangle(2, 2, 148, shore - 40), 0.7, 2.4, Species.BROADLEAF, Species.PALM, Species.BUSH);
    }
}
