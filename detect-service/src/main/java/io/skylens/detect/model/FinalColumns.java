package io.skylens.detect.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Three outputs, {@code [B,N,4]} left, top, right and bottom in pixels of the square, {@code [B,N]} class ids and
 * {@code [B,N]} confidences, in any order; or the same without B, from models that take one picture at a time and whose N
 * may change. The class ids are told from the confidences by their integer type, else by a name with "label" or "class" in
 * it. The model has seen to it that each object is there once.
 */
final class FinalColumns implements OutputLayout {

    private static final int CORNERS = 4;

    private final int boxes;
    private final int labels;
    private final int confidences;

    private FinalColumns(int boxes, int labels, int confidences) {
        this.boxes = boxes;
        this.labels = labels;
        this.confidences = confidences;
    }

    static Optional<OutputLayout> of(List<TensorForm> outputs) {
        int boxes = first(outputs, form -> form.rank() >= 2 && form.rank() <= 3 && form.length(-1) == CORNERS);
        if (boxes < 0) {
            return Optional.empty();
        }
        var box = outputs.get(boxes);
        Predicate<TensorForm> oneABox =
                form -> form != box && form.rank() == box.rank() - 1 && form.length(-1) == box.length(-2);
        int labels = first(outputs, oneABox.and(form -> form.whole() || isNamedAsLabels(form)));
        int confidences = first(outputs, oneABox.and(form -> !form.whole() && !isNamedAsLabels(form)));
        return labels < 0 || confidences < 0
                ? Optional.empty()
                : Optional.of(new FinalColumns(boxes, labels, confidences));
    }

    private static boolean isNamedAsLabels(TensorForm form) {
        var name = form.name().toLowerCase(Locale.ROOT);
        return name.contains("label") || name.contains("class");
    }

    private static int first(List<TensorForm> outputs, Predicate<TensorForm> which) {
        return IntStream.range(0, outputs.size())
                .filter(i -> which.test(outputs.get(i)))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public boolean isFinal() {
        return true;
    }

    @Override
    public List<Candidate> read(List<Tensor> outputs, int picture, float confidence) {
        var corners = outputs.get(boxes).values();
        int count = outputs.get(boxes).form().length(-2);
        var candidates = new ArrayList<Candidate>();
        for (int at = picture * count; at < (picture + 1) * count; at++) {
            float sure = outputs.get(confidences).values().get(at);
            if (sure >= confidence) {
                int corner = at * CORNERS;
                candidates.add(new Candidate(
                        corners.get(corner),
                        corners.get(corner + 1),
                        corners.get(corner + 2),
                        corners.get(corner + 3),
                        Math.round(outputs.get(labels).values().get(at)),
                        sure));
            }
        }
        return candidates;
    }
}
