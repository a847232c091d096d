package io.skylens.simulator.motion;

import io.skylens.simulator.geometry.Path;
import io.skylens.simulator.plan.District;
import io.skylens.simulator.plan.Junction;
import io.skylens.simulator.plan.Label;
import io.skylens.simulator.plan.Road;
import io.skylens.simulator.plan.Walkway;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills a district with people, vehicles and boats. */
final class Populace {

    private static final double SIDEWALK_METRES_A_PERSON = 14;
    private static final double ROUTE_METRES_A_BOAT = 75;
    private static final double SIGNAL_DELAY = 11;
    private static final double KERB_TO_STOP_LINE = 1.2;

    private final District district;
    private final Random random;
    private final double crowding;
    private final List<Mover> movers = new ArrayList<>();

    Populace(District district, long seed, double crowding) {
        this.district = district;
        this.crowding = crowding;
        random = new Random(seed);
    }

    List<Mover> movers() {
        var roads = district.roads().roads();
        for (int number = 0; number < roads.size(); number++) {
            addTraffic(number, roads.get(number));
            addPedestrians(number, roads.get(number));
        }
        district.life().walkways().forEach(this::addPeople);
        district.life().boatRoutes().forEach(this::addBoats);
        district.life().standing().forEach(standing -> movers.add(new AtRest(standing)));
        return movers;
    }

    private void addTraffic(int number, Road road) {
        for (var path : road.lanePaths()) {
            int count =
                    (int) Math.max(1, Math.round(path.length() / road.traffic().gap() * crowding));
            var vehicles = new ArrayList<Vehicle>();
            for (int i = count - 1; i >= 0; i--) {
                vehicles.add(vehicle(road, (i + 0.3 * random.nextDouble()) * path.length() / count));
            }
            movers.add(new Lane(path, vehicles, gates(number, path, true)));
        }
    }

    private Vehicle vehicle(Road road, double along) {
        boolean truck = random.nextDouble() < road.traffic().trucks();
        double wish = road.traffic().speed() * (0.85 + 0.3 * random.nextDouble()) * (truck ? 0.85 : 1);
        return new Vehicle(truck ? Label.TRUCK : Label.CAR, random.nextInt(Label.LOOKS), wish, along);
    }

    private void addPedestrians(int number, Road road) {
        if (road.section().sidewalk() == 0) {
            return;
        }
        for (int side = -1; side <= 1; side += 2) {
            var path = road.centre().offset(side * road.sidewalkOffset());
            var gates = gates(number, path, false);
            long count = Math.round(path.length() / SIDEWALK_METRES_A_PERSON * crowding);
            for (long i = 0; i < count; i++) {
                movers.add(new Walker(
                        path, false, gates, fork(), aside(road.section().sidewalk() - 0.8)));
            }
        }
    }

    private void addPeople(Walkway way) {
        long count = Math.max(1, Math.round(way.people() * crowding));
        for (long i = 0; i < count; i++) {
            movers.add(new Walker(way.path(), way.closed(), List.of(), fork(), aside(way.width())));
        }
    }

    private void addBoats(Path route) {
        long count = Math.max(1, Math.round(route.length() / ROUTE_METRES_A_BOAT * Math.sqrt(crowding)));
        double speed = 1.6 + 1.8 * random.nextDouble();
        for (long i = 0; i < count; i++) {
            double along = (i + 0.5 * random.nextDouble()) * route.length() / count;
            movers.add(new Sailing(route, random.nextInt(Label.LOOKS), speed, along));
        }
    }

    private double aside(double width) {
        return (random.nextDouble() - 0.5) * width;
    }

    private Random fork() {
        return new Random(random.nextLong());
    }

    /**
     * Where a way along one road meets the lights of the roads it crosses.
     *
     * @param stopsShort vehicles wait before the crossing people, who wait at the kerb
     */
    private List<Gate> gates(int number, Path path, boolean stopsShort) {
        var gates = new ArrayList<Gate>();
        var junctions = district.roads().junctions();
        for (int i = 0; i < junctions.size(); i++) {
            var junction = junctions.get(i);
            if (junction.first() == number || junction.second() == number) {
                var crossed = district.roads().roads().get(other(junction, number));
                double half = stopsShort ? crossed.reach() + KERB_TO_STOP_LINE : crossed.halfWidth();
                double middle = path.nearest(junction.at());
                var signal = new Signal(i * SIGNAL_DELAY);
                gates.add(new Gate(middle - half, middle + half, signal, junction.first() == number));
            }
        }
        return gates;
    }

    private static int other(Junction junction, int number) {
        return junction.first() == number ? junction.second() : junction.first();
    }
}
