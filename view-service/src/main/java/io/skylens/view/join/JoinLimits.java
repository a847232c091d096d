package io.skylens.view.join;

import java.time.Duration;

/**
 * @param maxWait the longest that a frame waits for its detections
 * @param heldFor how much older than a frame the detections may be that are shown in place of its own
 * @param kept detections at most, the newest
 * @param keptFor how long detections are kept
 */
public record JoinLimits(Duration maxWait, Duration heldFor, int kept, Duration keptFor) {}
