package io.skylens.view.viewer.mjpeg;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.view.ViewConfig;
import io.skylens.view.access.VisibleDrones;
import io.skylens.view.access.Visitor;
import io.skylens.view.drones.Drone;
import io.skylens.view.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Which drone a request means. */
@ApplicationScoped
class DroneChoice {

    private final VisibleDrones drones;
    private final Optional<String> configured;

    DroneChoice(VisibleDrones drones, ViewConfig config) {
        this.drones = drones;
        this.configured = config.defaultDrone();
    }

    /** @throws ProblemException when there is no such drone for this visitor */
    DroneId named(String id, Visitor visitor) {
        return drones.require(id, visitor).status().drone();
    }

    /**
     * The configured one, else the only one that is not offline, else the only one.
     *
     * @throws ProblemException when there is none or more than one
     */
    DroneId unnamed(Visitor visitor) {
        if (configured.isPresent()) {
            return named(configured.get(), visitor);
        }
        var visible = drones.all(visitor);
        var online = visible.stream()
                .filter(drone -> drone.state() != DroneState.OFFLINE)
                .toList();
        return only(online.isEmpty() ? visible : online);
    }

    private static DroneId only(List<Drone> drones) {
        var ids = drones.stream().map(drone -> drone.status().drone()).toList();
        return switch (ids.size()) {
            case 0 -> throw ProblemException.notFound("no drone is known yet");
            case 1 -> ids.get(0);
            default ->
                throw ProblemException.ambiguous(
                        "there are " + ids.size() + " drones: watch /api/v1/drones/{id}/stream.mjpeg of one of them,"
                                + " or name one in skylens.view.default-drone",
                        ids);
        };
    }
}
