package io.skylens.ingest.intake;

import io.skylens.access.Grant;
import io.skylens.contract.DroneId;
import java.util.Optional;

/**
 * What of a session does not change.
 *
 * @param declared whether the sender named the drone itself
 * @param isConnection whether frames come over one connection; else they are POSTs
 * @param grant with which it ends; empty where the sender needed none
 */
public record SessionInfo(
        DroneId drone, long epoch, boolean declared, boolean isConnection, FrameSource source, Optional<Grant> grant) {}
