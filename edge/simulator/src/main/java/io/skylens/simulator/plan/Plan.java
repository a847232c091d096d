package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Point;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Road.Section;
import io.skylens.simulator.plan.Road.Traffic;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/** A district being laid out: each thing put down takes its place, and what is built or planted later keeps off it. */
final class Plan {

    static final double WIDTH = District.WIDTH;
    static final double HEIGHT = District.HEIGHT;
    /** Roads go on beyond the edge by this much, so that nothing appears or ends in sight of it. */
    static final double BEYOND = 12;

    private static final double APART = 0.5;

    final Dice dice;
    private final List<Surface.Piece> pieces = new ArrayList<>();
    private final List<Block> bays = new ArrayList<>();
    private final List<Road> roads = new ArrayList<>();
    private final List<Building> buildings = new ArrayList<>();
    private final List<Tree> trees = new ArrayList<>();
    private final List<Walkway> walkways = new ArrayList<>();
    private final List<Standing> standing = new ArrayList<>();
    private final List<Path> boatRoutes = new ArrayList<>();
    private final List<Shape> reserved = new ArrayList<>();

    Plan(Dice dice, Material base) {
        this.dice = dice;
        ground(Outlines.rectangle(0, 0, WIDTH, HEIGHT), base);
    }

    /** Ground that other things may stand on. */
    void ground(Shape outline, Material material) {
        pieces.add(new Surface.Piece(outline, material));
    }

    /** A place on which nothing is built or planted. */
    void reserve(Shape outline) {
        reserved.add(outline);
    }

    void water(Shape outline) {
        ground(outline, Material.WATER);
        reserve(outline);
    }

    void bay(Block bay) {
        bays.add(bay);
    }

    Road road(Path centre, Section section, Traffic traffic) {
        var road = new Road(centre, section, traffic);
        roads.add(road);
        return road;
    }

    Road eastward(double y, Section section, Traffic traffic) {
        return road(Path.straight(-BEYOND, y, WIDTH + BEYOND, y), section, traffic);
    }

    Road southward(double x, Section section, Traffic traffic) {
        return road(Path.straight(x, -BEYOND, x, HEIGHT + BEYOND), section, traffic);
    }

    /** Paves the way too, unless {@code material} is null: then it is walked as it lies. */
    void walkway(Path path, double width, int people, Material material) {
        boolean closed = path.at(0).point().distanceTo(path.at(path.length()).point()) < APART;
        walkways.add(new Walkway(path, width, closed, people));
        if (material != null) {
            ground(Outlines.along(path, width + 0.8), material);
        }
    }

    /** People who amble about in the open: a closed wavy way around a middle. */
    void amble(Point middle, double radius, int people) {
        var points = new ArrayList<Point>();
        double phase = dice.between(0, 2 * Math.PI);
        for (int i = 0; i < 9; i++) {
            double angle = phase + i * 2 * Math.PI / 9;
            double reach = radius * dice.between(0.45, 1);
            points.add(new Point(middle.x() + reach * Math.cos(angle), middle.y() + reach * Math.sin(angle)));
        }
        walkways.add(new Walkway(Path.smooth(points, true), radius * 0.25, true, people));
    }

    /** Builds it if the place is free. */
    boolean build(Block footprint, double height, Building.Style style) {
        boolean free = footprint.grown(APART).corners().stream().allMatch(corner -> isFree(corner, 0))
                && isFree(footprint.pose().point(), 0)
                && buildings.stream().noneMatch(other -> touch(other.footprint(), footprint));
        if (free) {
            buildings.add(new Building(footprint, height, style, dice.look()));
        }
        return free;
    }

    private static boolean touch(Block one, Block other) {
        return one.corners().stream().anyMatch(corner -> other.covers(corner, APART))
                || other.corners().stream().anyMatch(corner -> one.covers(corner, APART));
    }

    /** Plants it, unless its crown would be mostly another's. */
    void plant(Tree tree) {
        boolean crowded = trees.stream()
                .anyMatch(other -> other.at().distanceTo(tree.at()) < 0.75 * (other.radius() + tree.radius()));
        if (!crowded) {
            trees.add(tree);
        }
    }

    void stand(Label label, Pose pose) {
        standing.add(new Standing(label, pose, dice.look()));
    }

    void boatRoute(Point... through) {
        boatRoutes.add(Path.smooth(List.of(through), true));
    }

    List<Road> roads() {
        return roads;
    }

    boolean isFree(Point point, double margin) {
        return !isOnRoad(point, margin)
                && walkways.stream().noneMatch(way -> way.path().distanceTo(point) < way.width() / 2 + margin)
                && buildings.stream().noneMatch(building -> building.footprint().covers(point, margin))
                && reserved.stream().noneMatch(shape -> shape.contains(point.x(), point.y()));
    }

    /** Pavements are part of the road. */
    boolean isOnRoad(Point point, double margin) {
        return roads.stream().anyMatch(road -> road.centre().distanceTo(point) < road.reach() + margin);
    }

    District finish(Point... tour) {
        return new District(
                new Surface(List.copyOf(pieces), List.copyOf(bays)),
                new District.Roads(List.copyOf(roads), Crossings.of(roads)),
                new District.Skyline(List.copyOf(buildings), List.copyOf(trees)),
                new District.Life(List.copyOf(walkways), List.copyOf(standing), List.copyOf(boatRoutes)),
                Path.smooth(List.of(tour), true));
    }
}
