package io.skylens.contract;

import java.util.Map;

/**
 * A topic as Skylens wants it.
 *
 * @param partitions the number it is created with; an existing topic keeps its own, which is read back
 * @param settings of the topic, by Kafka's names
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + " must have at least 1 partition, got " + partitions);
        }
        settings = Map.copyOf(settings);
    }
}
