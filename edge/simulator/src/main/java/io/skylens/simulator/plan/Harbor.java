package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import io.skylens.simulator.plan.Tree.Species;

/** A quay with containers and trucks, piers with moored boats, boats under way. */
final class Harbor {

    private static final double PIER_LENGTH = 26;

    private final Plan plan;
    private final Dice dice;
    private final double quay;

    private Harbor(Dice dice) {
        this.dice = dice;
        plan = new Plan(dice, Material.CONCRETE);
        quay = dice.about(62, 3);
    }

    static District lay(Dice dice) {
        return new Harbor(dice).lay();
    }

    private District lay() {
        plan.water(Outlines.rectangle(-1, quay, Plan.WIDTH + 1, Plan.HEIGHT + 1));
        plan.ground(Outlines.rectangle(0, 0, Plan.WIDTH, quay - 46), Material.GRASS);
        var road = plan.eastward(quay - 22, Section.street(1, 2.4), new Traffic(10, 21, 0.42));
        plan.walkway(Path.straight(1, quay - 2.5, Plan.WIDTH - 1, quay - 2.5), 2.6, 14, Material.PAVING);
        for (double x = dice.between(14, 24); x < Plan.WIDTH - 8; x += dice.between(25, 32)) {
            pier(x);
        }
        lots();
        yard();
        warehouses(road);
        routes();
        var green = new Greenery(plan);
        green.alongBothSides(road, 15, 1.5, Species.BROADLEAF);
        green.scatter(60, Outlines.rectangle(2, 2, 148, quay - 40), 1.2, 3, Species.BROADLEAF, Species.CONIFER);
        return plan.finish(
                new Point(38, quay + 2),
                new Point(75, quay - 6),
                new Point(112, quay + 1),
                new Point(108, quay + 14),
                new Point(72, quay + 12),
                new Point(40, quay + 14));
    }

    private void pier(double x) {
        double end = quay + PIER_LENGTH;
        plan.ground(Outlines.rectangle(x - 1.5, quay - 0.5, x + 1.5, end), Material.PLANKS);
        plan.ground(Outlines.rectangle(x - 4, end - 3, x + 4, end), Material.PLANKS);
        plan.walkway(Path.straight(x, quay - 3, x, end - 1), 1.6, 2, null);
        for (double y = quay + 4.5; y < end - 4; y += dice.between(4.6, 6)) {
            for (int side = -1; side <= 1; side += 2) {
                if (dice.chance(0.72)) {
                    double turn = side < 0 ? Math.PI : 0;
                    plan.stand(Label.BOAT, new Pose(x + side * 5.6, y, turn + dice.about(0, 0.06)));
                }
            }
        }
    }

    private void lots() {
        var parking = new Parking(plan);
        double y = quay - 11;
        parking.lot(Block.of(dice.about(36, 3), y, 26, 12, 0), Label.TRUCK, 0.55);
        parking.lot(Block.of(dice.about(112, 3), y, 34, 11.4, 0), Label.CAR, 0.6);
    }

    private void yard() {
        for (double x = 54; x < 92; x += 8.2) {
            for (double y = quay - 15.5; y < quay - 6; y += 3) {
                if (dice.chance(0.7)) {
                    double height = dice.chance(0.4) ? 5.2 : 2.6;
                    plan.build(Block.of(x, y, 6.2, 2.45, dice.about(0, 0.02)), height, Building.Style.CONTAINER);
                }
            }
        }
        plan.amble(new Point(73, quay - 11), 15, 4);
    }

    private void warehouses(Road road) {
        double y = quay - 22 - road.reach() - 9;
        for (double x = 12; x < Plan.WIDTH; x += dice.between(25, 33)) {
            var footprint = Block.of(x, y, dice.between(18, 24), dice.between(12, 15), 0);
            plan.build(footprint, dice.between(5, 7.5), Building.Style.WAREHOUSE);
        }
    }

    private void routes() {
        double out = quay + PIER_LENGTH + 5;
        plan.boatRoute(
                new Point(-25, out),
                new Point(40, out + 2),
                new Point(95, out),
                new Point(150, out + 1),
                new Point(178, out + 8),
                new Point(150, out + 14),
                new Point(75, out + 12),
                new Point(0, out + 14));
        plan.boatRoute(
                new Point(20, out + 3),
                new Point(60, out + 6),
                new Point(110, out + 4),
                new Point(140, out + 9),
                new Point(90, out + 11),
                new Point(40, out + 10));
    }
}
