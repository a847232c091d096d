package io.skylens.view.drones;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.skylens.contract.DroneState;
import io.skylens.contract.DroneStatus;
import java.time.Instant;

/**
 * A drone as the API shows it: its status and, beside the status's fields, its state.
 *
 * @param state how fresh what is shown of it is
 * @param since when the state came to hold
 * @param reason for the state, a sentence in English
 */
public record Drone(@JsonUnwrapped DroneStatus status, DroneState state, Instant since, String reason) {

    Drone named(String name) {
        return new Drone(status.named(name), state, since, reason);
    }

    static Drone of(DroneStatus status, Standing standing) {
        return new Drone(status, standing.state(), standing.since(), standing.reason());
    }
}
