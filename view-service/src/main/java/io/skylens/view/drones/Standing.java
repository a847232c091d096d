package io.skylens.view.drones;

import io.skylens.contract.DroneState;
import java.time.Instant;

/**
 * A drone's state.
 *
 * @param since when it came to hold
 * @param reason a sentence for people, in English
 */
public record Standing(DroneState state, Instant since, String reason) {}
