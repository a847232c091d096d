package io.skylens.ingest.intake;

import io.skylens.contract.DroneId;

/**
 * What of a session does not change.
 *
 * @param declared whether the sender named the drone itself
 * @param isConnection whether frames come over one connection; else they are POSTs
 */
public record SessionInfo(DroneId drone, long epoch, boolean declared, boolean isConnection, FrameSource source) {}
