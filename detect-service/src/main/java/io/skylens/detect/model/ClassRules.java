package io.skylens.detect.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operator says of single classes, by name.
 *
 * @param only the classes that are published; all where empty
 * @param confidence the least a class must have, 0..1, instead of the usual
 */
public record ClassRules(Set<String> only, Map<String, Float> confidence) {

    public static final ClassRules NONE = new ClassRules(Set.of(), Map.of());

    /** The least confidence of each class, by class id; of a class that is not published one that none reaches. */
    float[] leastConfidence(List<String> labels, float usual) {
        var least = new float[labels.size()];
        for (int classId = 0; classId < least.length; classId++) {
            var label = labels.get(classId);
            boolean published = only.isEmpty() || only.contains(label);
            least[classId] = published ? confidence.getOrDefault(label, usual) : Float.POSITIVE_INFINITY;
        }
        return least;
    }

    /** The names that are none of the labels, in order. */
    Set<String> unknown(List<String> labels) {
        var unknown = new TreeSet<>(only);
        unknown.addAll(confidence.keySet());
        labels.forEach(unknown::remove);
        return unknown;
    }
}
