package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/** Finds where roads cross. */
final class Crossings {

    private static final double TOUCH = 1.2;

    private Crossings() {}

    static List<Junction> of(List<Road> roads) {
        var junctions = new ArrayList<Junction>();
        for (int first = 0; first < roads.size(); first++) {
            for (int second = first + 1; second < roads.size(); second++) {
                var at = crossing(roads.get(first), roads.get(second));
                if (at != null) {
                    junctions.add(new Junction(at, first, second));
                }
            }
        }
        return List.copyOf(junctions);
    }

    private static Point crossing(Road one, Road other) {
        Point best = null;
        double nearest = TOUCH;
        for (double along = 0; along < one.centre().length(); along += 0.5) {
            var point = one.centre().at(along).point();
            double distance = other.centre().distanceTo(point);
            if (distance < nearest) {
                nearest = distance;
                best = point;
            }
        }
        return best;
    }
}
