package io.skylens.ingest.publish;

import io.skylens.contract.FrameHeader;

/**
 * An accepted frame whose fate is open.
 *
 * @param jpeg the record's value; belongs to the publisher from {@code offer} on and is not changed by anyone
 * @param acceptedNanos when, by the ticks
 */
public record PendingFrame(FrameHeader header, byte[] jpeg, long acceptedNanos, FateListener fate) {}
