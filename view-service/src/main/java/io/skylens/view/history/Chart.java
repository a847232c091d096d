package io.skylens.view.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The last ten minutes of a drone; every list is as long, the oldest first, null where nothing is known.
 *
 * @param from when the first step began
 * @param fps frames a second as the drone sent them
 * @param ageMillis of frames when they were read here: known while somebody watches
 * @param objects by label, how many were in a frame on average; 0 where frames were detected and held none
 */
public record Chart(
        Instant from, long stepMillis, List<Double> fps, List<Double> ageMillis, Map<String, List<Double>> objects) {}
