package io.skylens.view.access;

import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.view.drones.Drone;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The drones as a visitor may know of them: one that may not be seen is one that does not exist. */
@ApplicationScoped
public class VisibleDrones {

    private final DroneRegistry registry;

    VisibleDrones(DroneRegistry registry) {
        this.registry = registry;
    }

    /** By id. */
    public List<Drone> all(Visitor visitor) {
        return registry.all().stream()
                .filter(drone -> visitor.maySee(drone.status().drone()))
                .toList();
    }

    /** @throws ProblemException 404 where there is none for this visitor, 400 where it cannot be an id */
    public Drone require(String id, Visitor visitor) {
        try {
            var drone = new DroneId(id);
            return registry.find(drone)
                    .filter(found -> visitor.maySee(drone))
                    .orElseThrow(() -> ProblemException.notFound("drone '" + id + "' is not known"));
        } catch (InvalidDroneIdException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }
}
