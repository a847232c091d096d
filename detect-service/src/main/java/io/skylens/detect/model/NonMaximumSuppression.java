package io.skylens.detect.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Keeps one box of each object: greedily, most confident first, a box is dropped when it overlaps a kept one of its own
 * class by more than the threshold.
 */
final class NonMaximumSuppression {

    private static final Comparator<Candidate> MOST_CONFIDENT_FIRST =
            Comparator.comparingDouble(Candidate::confidence).reversed();

    private NonMaximumSuppression() {}

    /** @return at most {@link Thresholds#maxObjects()}, most confident first */
    static List<Candidate> keep(List<Candidate> candidates, Thresholds thresholds) {
        var sorted = new ArrayList<>(candidates);
        sorted.sort(MOST_CONFIDENT_FIRST);
        var kept = new ArrayList<Candidate>();
        var keptOfClass = new HashMap<Integer, List<Candidate>>();
        for (var candidate : sorted) {
            if (kept.size() == thresholds.maxObjects()) {
                break;
            }
            var rivals = keptOfClass.computeIfAbsent(candidate.classId(), id -> new ArrayList<>());
            if (rivals.stream().noneMatch(rival -> rival.iou(candidate) > thresholds.iou())) {
                rivals.add(candidate);
                kept.add(candidate);
            }
        }
        return kept;
    }
}
