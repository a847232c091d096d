package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Path;
import java.util.ArrayList;
import java.util.List;

/** A road with traffic on the right. */
public record Road(Path centre, Section section, Traffic traffic) {

    public static final double LANE_WIDTH = 3.3;

    /**
     * How it is built.
     *
     * @param lanes in each direction
     * @param median metres between the directions; a divided road has a green strip there
     * @param shoulder metres from the outermost lane to the kerb, where vehicles may be parked
     * @param sidewalk metres of pavement on each side, or 0
     */
    public record Section(int lanes, double median, double shoulder, double sidewalk) {

        static Section street(int lanes, double sidewalk) {
            return new Section(lanes, 0, 0.4, sidewalk);
        }

        static Section withParking(int lanes, double sidewalk) {
            return new Section(lanes, 0, 2.5, sidewalk);
        }
    }

    /**
     * What drives on it.
     *
     * @param speed in m/s when nothing is in the way
     * @param gap metres from vehicle to vehicle, on average
     * @param trucks the share of trucks, 0..1
     */
    public record Traffic(double speed, double gap, double trucks) {}

    /** From the middle line to the kerb. */
    public double halfWidth() {
        return section.median / 2 + section.lanes * LANE_WIDTH + section.shoulder;
    }

    /** From the middle line to the outer edge of the pavement. */
    public double reach() {
        return halfWidth() + section.sidewalk;
    }

    /** From the middle line to the middle of the pavement. */
    public double sidewalkOffset() {
        return halfWidth() + section.sidewalk / 2;
    }

    /** The ways vehicles take, each in its own direction of travel. */
    public List<Path> lanePaths() {
        var paths = new ArrayList<Path>();
        for (int lane = 0; lane < section.lanes; lane++) {
            double right = section.median / 2 + (lane + 0.5) * LANE_WIDTH;
            paths.add(centre.offset(right));
            paths.add(centre.reversed().offset(right));
        }
        return paths;
    }
}
