package io.skylens.ingest.identity;

import io.skylens.contract.DroneId;

/**
 * A sender that was let in.
 *
 * @param drone whose frames it sends
 * @param declared whether the sender (or its credential) named the drone; else the name was made from its address, and
 *     another sender at that address may have it already
 */
public record Device(DroneId drone, boolean declared) {}
