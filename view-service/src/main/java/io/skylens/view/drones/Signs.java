package io.skylens.view.drones;

import io.skylens.contract.DroneStatus;
import io.skylens.contract.Epoch;
import java.time.Duration;
import java.time.Instant;

/**
 * What a drone's state is judged by.
 *
 * @param status the last one ingest wrote
 * @param newestFrameAt when its newest frame was received, as far as is known; null before the first
 * @param usualInterval between frames; zero while unknown
 * @param watched whether its frames are read here, so that the newest one is known at once
 */
record Signs(DroneStatus status, Instant newestFrameAt, Duration usualInterval, boolean watched) {

    /** When something was last heard of the session; one without a frame yet is judged from its beginning. */
    Instant lastSign() {
        var sessionBegan = Instant.ofEpochMilli(Epoch.startedAtMillis(status.epoch()));
        return newestFrameAt == null || newestFrameAt.isBefore(sessionBegan) ? sessionBegan : newestFrameAt;
    }
}
