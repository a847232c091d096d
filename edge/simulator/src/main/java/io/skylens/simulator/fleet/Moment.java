package io.skylens.simulator.fleet;

import io.skylens.contract.DroneId;
import java.time.Instant;

/**
 * Which frame is being made.
 *
 * @param session counts the connections of the drone from 1
 * @param sequence counts the frames of the session from 0
 * @param tick counts the drone's frame periods since the start; scene time is tick / fps
 */
public record Moment(DroneId drone, int session, long sequence, long tick, Instant capturedAt) {}
