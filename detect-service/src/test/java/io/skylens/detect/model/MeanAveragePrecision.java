package io.skylens.detect.model;

import io.skylens.contract.DetectedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision at IoU 0.5 by all-point interpolation: for each class the area under the precision-recall curve, made
 * monotone; then the mean over the classes that occur.
 */
final class MeanAveragePrecision {

    private static final double SAME = 0.5;

    private record Guess(double confidence, boolean right) {}

    private final List<String> labels;
    private final List<List<Guess>> guesses = new ArrayList<>();
    private final int[] wanted;

    MeanAveragePrecision(List<String> labels) {
        this.labels = labels;
        wanted = new int[labels.size()];
        labels.forEach(label -> guesses.add(new ArrayList<>()));
    }

    /** One picture's: each object may be found once, a second box on it is wrong. */
    void add(List<DetectedObject> found, List<DetectedObject> truth) {
        var left = new ArrayList<>(truth);
        truth.forEach(object -> wanted[object.classId()]++);
        found.stream()
                .sorted(Comparator.comparingDouble(DetectedObject::confidence).reversed())
                .forEach(object -> {
                    var best = left.stream()
                            .filter(candidate -> candidate.classId() == object.classId())
                            .max(Comparator.comparingDouble(
                                    candidate -> candidate.box().iou(object.box())))
                            .filter(candidate -> candidate.box().iou(object.box()) >= SAME);
                    best.ifPresent(left::remove);
                    guesses.get(object.classId()).add(new Guess(object.confidence(), best.isPresent()));
                });
    }

    double mean() {
        double sum = 0;
        int classes = 0;
        for (int classId = 0; classId < wanted.length; classId++) {
            if (wanted[classId] > 0) {
                sum += of(classId);
                classes++;
            }
        }
        return sum / classes;
    }

    private double of(int classId) {
        var sorted = guesses.get(classId).stream()
                .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
                .toList();
        var precision = new double[sorted.size()];
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).right ? 1 : 0;
            precision[i] = (double) right / (i + 1);
        }
        double area = 0;
        double best = 0;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            area += sorted.get(i).right ? best / wanted[classId] : 0;
        }
        return area;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("average precision");
        for (int classId = 0; classId < wanted.length; classId++) {
            text.append(String.format(", %s %.3f of %d", labels.get(classId), of(classId), wanted[classId]));
        }
        return text.toString();
    }
}
