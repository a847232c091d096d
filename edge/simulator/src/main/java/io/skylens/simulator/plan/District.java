package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Path;
import java.util.List;

/**
 * A piece of town, {@value #WIDTH} metres by {@value #HEIGHT}; cameras stay far enough inside not to see beyond it.
 *
 * @param tour a closed way on which cameras find something to see
 */
public record District(Surface surface, Roads roads, Skyline skyline, Life life, Path tour) {

    public static final double WIDTH = 150;
    public static final double HEIGHT = 116;

    /** @param junctions where roads cross; all have lights */
    public record Roads(List<Road> roads, List<Junction> junctions) {}

    /** What stands high enough to hide something. */
    public record Skyline(List<Building> buildings, List<Tree> trees) {}

    /** @param boatRoutes closed ways on water */
    public record Life(List<Walkway> walkways, List<Standing> standing, List<Path> boatRoutes) {}
}
