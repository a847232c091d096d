package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;

/** Parks cars and trucks. */
final class Parking {

    private static final double CAR_LENGTH = 5.4;
    private static final double CAR_PITCH = 2.8;
    private static final double TRUCK_LENGTH = 12;
    private static final double TRUCK_PITCH = 4.2;
    private static final double CLEAR_OF_JUNCTION = 16;

    private final Plan plan;
    private final Dice dice;

    Parking(Plan plan) {
        this.plan = plan;
        dice = plan.dice;
    }

    /** Pairs of rows along the lot's length, with an aisle between, a share of the bays occupied. */
    void lot(Block lot, Label label, double occupied) {
        plan.ground(lot.shape(), Material.ASPHALT);
        plan.reserve(lot.grown(0.5).shape());
        double depth = label == Label.TRUCK ? TRUCK_LENGTH : CAR_LENGTH;
        double pitch = label == Label.TRUCK ? TRUCK_PITCH : CAR_PITCH;
        double aisle = depth + 6;
        for (double across = (depth - lot.width()) / 2; across <= (lot.width() - depth) / 2; across += aisle) {
            for (double along = pitch - lot.length() / 2; along <= lot.length() / 2 - pitch; along += pitch) {
                var pose = lot.pose().moved(along, across).turned(Math.PI / 2);
                occupy(new Block(pose, depth, pitch), label, occupied);
            }
        }
    }

    private void occupy(Block bay, Label label, double occupied) {
        plan.bay(bay);
        if (dice.chance(occupied)) {
            var pose = bay.pose().moved(dice.about(0, 0.2), dice.about(0, 0.12));
            plan.stand(label, pose.turned(dice.chance(0.5) ? Math.PI : 0));
        }
    }

    /** Beside the kerbs of a road that was built with room for it. */
    void alongKerbs(Road road, double occupied) {
        for (int side = -1; side <= 1; side += 2) {
            var kerb = road.centre().offset(side * (road.halfWidth() - 1.2));
            for (double along = 8; along < kerb.length() - 8; along += 6.2) {
                var pose = kerb.at(along).turned(side > 0 ? 0 : Math.PI);
                boolean nearJunction = plan.roads().stream()
                        .anyMatch(
                                other -> other != road && other.centre().distanceTo(pose.point()) < CLEAR_OF_JUNCTION);
                if (!nearJunction && dice.chance(occupied)) {
                    plan.stand(dice.chance(0.08) ? Label.TRUCK : Label.CAR, pose.moved(0, dice.about(0, 0.12)));
                }
            }
        }
    }
}
