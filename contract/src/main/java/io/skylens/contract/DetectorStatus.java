package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A detector's sign of life, the compacted value of {@code skylens.detectors}, written every second and keyed by process.
 * None younger than {@link #ALIVE_FOR} means "no detector".
 *
 * @param detector the process
 * @param classes the model's class names, by class id
 * @param device what it runs on: {@code cpu}, {@code cuda:0}
 * @param partitions of {@code skylens.frames} it reads at the moment
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DetectorStatus(
        String detector,
        Detections.Model model,
        List<String> classes,
        String device,
        List<Integer> partitions,
        Instant writtenAt) {

    public static final Duration ALIVE_FOR = Duration.ofSeconds(3);
}
