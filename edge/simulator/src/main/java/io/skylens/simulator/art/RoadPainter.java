package io.skylens.simulator.art;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Junction;
import io.skylens.simulator.plan.Material;
import io.skylens.simulator.plan.Road;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Area;
import java.util.List;
import java.util.Random;

/** Paints roads: pavements, kerbs, asphalt and its wear, markings, crossings. */
final class RoadPainter {

    private static final Color KERB = Tint.of(0xC8C4BB);
    private static final Color LINE = Tint.of(0xECECE6, 0.9);
    private static final float LINE_WIDTH = 0.16f;
    private static final double STOP_LINE = 1.2;

    private final Graphics2D pen;
    private final Textures textures;
    private final Random random;

    RoadPainter(Graphics2D pen, Textures textures, Random random) {
        this.pen = pen;
        this.textures = textures;
        this.random = random;
    }

    void paint(District.Roads roads) {
        roads.roads().forEach(road -> band(road, 2 * road.reach(), textures.of(Material.PAVING)));
        roads.roads().forEach(road -> band(road, 2 * road.halfWidth() + 0.5, KERB));
        roads.roads().forEach(road -> band(road, 2 * road.halfWidth(), textures.of(Material.ASPHALT)));
        roads.roads().forEach(this::wear);
        for (int number = 0; number < roads.roads().size(); number++) {
            markings(roads, number);
        }
        for (var junction : roads.junctions()) {
            crossings(roads.roads(), junction);
        }
    }

    private void band(Road road, double width, Paint paint) {
        pen.setPaint(paint);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.draw(road.centre().shape(false));
    }

    /** Darker tracks where wheels run, patches, and manholes. */
    private void wear(Road road) {
        pen.setColor(Tint.of(0x000000, 0.06));
        pen.setStroke(new BasicStroke(0.6f));
        for (var lane : road.lanePaths()) {
            pen.draw(lane.offset(-0.8).shape(false));
            pen.draw(lane.offset(0.8).shape(false));
        }
        for (double along = 6; along < road.centre().length(); along += 5 + 14 * random.nextDouble()) {
            double side = (random.nextDouble() * 2 - 1) * (road.halfWidth() - 1);
            var pose = road.centre().at(along).moved(0, side);
            if (random.nextBoolean()) {
                double length = 1.5 + 4 * random.nextDouble();
                pen.setColor(Tint.of(random.nextInt(3) > 0 ? 0x000000 : 0xFFFFFF, 0.07));
                pen.fill(new Block(pose, length, 1.4 + random.nextDouble()).shape());
            } else {
                pen.setColor(Tint.of(0x2B2C2E, 0.7));
                pen.fill(Easel.oval(pose.x(), pose.y(), 0.75, 0.75));
            }
        }
    }

    private void markings(District.Roads roads, int number) {
        var road = roads.roads().get(number);
        var clip = pen.getClip();
        pen.clip(clearOfJunctions(roads, number));
        var section = road.section();
        double edge = section.median() / 2;
        pen.setColor(LINE);
        for (int side = -1; side <= 1; side += 2) {
            for (int lane = 1; lane < section.lanes(); lane++) {
                line(road.centre().offset(side * (edge + lane * Road.LANE_WIDTH)), 3, 5);
            }
            if (section.shoulder() > 1) {
                line(road.centre().offset(side * (edge + section.lanes() * Road.LANE_WIDTH)), 1, 0);
            }
        }
        middle(road);
        pen.setClip(clip);
    }

    private void middle(Road road) {
        double median = road.section().median();
        if (median > 0) {
            band(road, median - 0.6, KERB);
            band(road, median - 1, textures.of(Material.GRASS));
        } else if (road.section().lanes() > 1) {
            line(road.centre().offset(-0.17), 1, 0);
            line(road.centre().offset(0.17), 1, 0);
        } else {
            line(road.centre(), 2.4, 3.6);
        }
    }

    /** @param gap 0 for a line without gaps */
    private void line(Path path, double dash, double gap) {
        pen.setStroke(
                gap == 0
                        ? new BasicStroke(LINE_WIDTH)
                        : new BasicStroke(
                                LINE_WIDTH,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {(float) dash, (float) gap},
                                0));
        pen.draw(path.shape(false));
    }

    private static Area clearOfJunctions(District.Roads roads, int number) {
        var clear = new Area(Easel.box(-50, -50, District.WIDTH + 50, District.HEIGHT + 50));
        var road = roads.roads().get(number);
        for (var junction : roads.junctions()) {
            if (junction.first() == number || junction.second() == number) {
                var other = roads.roads().get(junction.first() == number ? junction.second() : junction.first());
                var at = road.centre().at(road.centre().nearest(junction.at()));
                clear.subtract(new Area(new Block(at, 2 * (other.reach() + STOP_LINE), 2 * road.reach()).shape()));
            }
        }
        return clear;
    }

    private void crossings(List<Road> roads, Junction junction) {
        var first = roads.get(junction.first());
        var second = roads.get(junction.second());
        approaches(first, second, junction);
        approaches(second, first, junction);
    }

    /** Where people cross {@code road} beside {@code other}, and where vehicles wait for them. */
    private void approaches(Road road, Road other, Junction junction) {
        pen.setColor(LINE);
        double middle = road.centre().nearest(junction.at());
        for (int side = -1; side <= 1; side += 2) {
            if (other.section().sidewalk() > 0) {
                var zebra = road.centre().at(middle + side * other.sidewalkOffset());
                for (double across = 0.5 - road.halfWidth(); across < road.halfWidth() - 0.3; across += 1) {
                    var bar = new Block(zebra.moved(0, across), other.section().sidewalk() * 0.86, 0.5);
                    pen.fill(bar.shape());
                }
            }
            var stop = road.centre().at(middle + side * (other.reach() + STOP_LINE));
            double lanes = road.section().lanes() * Road.LANE_WIDTH;
            pen.fill(new Block(stop.moved(0, -side * (road.section().median() / 2 + lanes / 2)), 0.4, lanes - 0.3)
                    .shape());
        }
    }
}
