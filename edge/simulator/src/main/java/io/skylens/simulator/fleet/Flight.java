package io.skylens.simulator.fleet;

import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.raster.View;
import java.util.Random;

/** How one drone flies round its district: where along the tour, how high, how steadily. The same for the same seed. */
public final class Flight {

    /** What is nearer to the edge than the view reaches would show what is not there. */
    private static final double EDGE_MARGIN = 2;

    private final Path tour;
    private final Steadiness steadiness;
    private final double altitude;
    private final double pan;
    private final double speed;
    private final double start;
    private final double heading;

    /** @param handling with an altitude, about which it rises and sinks a little */
    public Flight(District district, Handling handling, long seed) {
        var random = new Random(seed);
        tour = district.tour();
        altitude = handling.altitude();
        pan = handling.pan();
        steadiness = new Steadiness(random, handling.jitter());
        speed = (1.5 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
        start = random.nextDouble() * tour.length();
        heading = (random.nextDouble() - 0.5) * 0.8;
    }

    /** @param time in seconds */
    public View at(double time, int width, int height) {
        double along = start + speed * time + 2 * Math.sin(time * 0.21);
        var onTour = tour.at((along % tour.length() + tour.length()) % tour.length());
        double yaw = heading + pan * Math.sin(time * 0.083 + start) + steadiness.yaw(time);
        double high = altitude * (1 + 0.05 * Math.sin(time * 0.13 + heading));
        var eye = new Pose(onTour.x() + steadiness.x(time), onTour.y() + steadiness.y(time), yaw);
        return inside(View.of(eye, high, width, height));
    }

    private static View inside(View view) {
        double reach = view.reach() + EDGE_MARGIN;
        var eye = view.eye();
        var moved = new Pose(
                within(eye.x(), reach, District.WIDTH), within(eye.y(), reach, District.HEIGHT), eye.heading());
        return new View(moved, view.altitude(), view.focal(), view.width(), view.height());
    }

    private static double within(double value, double reach, double size) {
        return reach * 2 > size ? size / 2 : Math.max(reach, Math.min(size - reach, value));
    }
}
