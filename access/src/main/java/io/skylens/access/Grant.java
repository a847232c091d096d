package io.skylens.access;

import io.skylens.contract.DroneId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a token says.
 *
 * @param subject the drone's id of a device, else a name for a person
 * @param drones which a person may see; empty for all. A device's are its own only
 * @param issuedAt in whole seconds, as tokens have it
 * @param expiresAt empty for never
 */
public record Grant(
        String subject, Role role, Optional<Set<DroneId>> drones, Instant issuedAt, Optional<Instant> expiresAt) {

    public Grant {
        Objects.requireNonNull(subject, "subject");
        drones = drones.map(Set::copyOf);
    }

    /** For the device that is this drone. */
    public static Grant device(DroneId drone, Instant issuedAt, Optional<Instant> expiresAt) {
        return new Grant(drone.value(), Role.DEVICE, Optional.of(Set.of(drone)), issuedAt, expiresAt);
    }

    /** Whether the drone is one of those that the bearer sends for or may see. */
    public boolean covers(DroneId drone) {
        return drones.map(named -> named.contains(drone)).orElse(true);
    }
}
