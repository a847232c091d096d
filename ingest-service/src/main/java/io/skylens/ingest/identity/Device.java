package io.skylens.ingest.identity;

import io.skylens.access.Grant;
import io.skylens.contract.DroneId;
import java.util.Optional;

/**
 * A sender that was let in.
 *
 * @param drone whose frames it sends
 * @param declared whether the sender (or its credential) named the drone; else the name was made from its address, and
 *     another sender at that address may have it already
 * @param grant of its token, with which its session ends; empty where it needed none
 */
public record Device(DroneId drone, boolean declared, Optional<Grant> grant) {

    /** Without a token. */
    public Device(DroneId drone, boolean declared) {
        this(drone, declared, Optional.empty());
    }
}
