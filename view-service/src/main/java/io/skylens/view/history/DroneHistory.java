package io.skylens.view.history;

import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The last ten minutes of one drone, in steps of two seconds. Not thread-safe. */
final class DroneHistory {

    static final Duration STEP = Duration.ofSeconds(2);
    static final int STEPS = 300;

    /** More classes than that no chart can show; a model that finds more must not cost more. */
    private static final int MOST_CLASSES = 24;

    private final Series fps = new Series(STEPS);
    private final Series age = new Series(STEPS);
    private final Series detected = new Series(STEPS);
    private final Map<String, Series> objects = new HashMap<>();

    void sent(double framesASecond, Instant now) {
        fps.add(step(now), framesASecond);
    }

    void read(Duration ageOfFrame, Instant now) {
        age.add(step(now), ageOfFrame.toNanos() / 1e6);
    }

    void detected(Detections detections, Instant now) {
        long step = step(now);
        var counts = detections.objects().stream()
                .collect(Collectors.groupingBy(DetectedObject::label, Collectors.counting()));
        detected.add(step, 1);
        objects.values().removeIf(series -> series.isEmptySince(step - STEPS + 1));
        counts.keySet().stream()
                .filter(label -> objects.size() < MOST_CLASSES)
                .forEach(label -> objects.computeIfAbsent(label, unseen -> new Series(STEPS)));
        objects.forEach((label, series) -> {
            if (counts.containsKey(label)) {
                series.add(step, counts.get(label));
            }
        });
    }

    Chart chart(Instant now) {
        long last = step(now);
        var from = Instant.ofEpochMilli((last - STEPS + 1) * STEP.toMillis());
        var byLabel = new TreeMap<String, List<Double>>();
        objects.forEach((label, series) -> byLabel.put(label, series.sharesOf(detected, last)));
        return new Chart(from, STEP.toMillis(), fps.upTo(last), age.upTo(last), byLabel);
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), STEP.toMillis());
    }
}
