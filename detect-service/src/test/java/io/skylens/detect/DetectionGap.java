package io.skylens.detect;

import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;

/**
 * The longest time for which some drone was without detections after detectors came or went.
 *
 * @param drones that had any
 * @param length zero where none had any
 * @param begin when it began
 */
record DetectionGap(int drones, Duration length, Instant begin) {

    /** @param made of each drone in the order in which they were made */
    static DetectionGap since(Instant change, Collection<Detections> made) {
        var longest = new DetectionGap(0, Duration.ZERO, change);
        var last = new HashMap<DroneId, Instant>();
        for (var detections : made) {
            var moment = detections.detectedAt();
            if (moment.isAfter(change)) {
                var before = last.getOrDefault(detections.drone(), change);
                var length = Duration.between(before, moment);
                longest = length.compareTo(longest.length) > 0 ? new DetectionGap(0, length, before) : longest;
                last.put(detections.drone(), moment);
            }
        }
        return new DetectionGap(last.size(), longest.length, longest.begin);
    }

    void print(String what, Instant change) {
        System.out.printf(
                "%s: none of %d drones without detections for more than %d ms, from %d ms after the change%n",
                what, drones, length.toMillis(), Duration.between(change, begin).toMillis());
    }
}
