package io.skylens.detect.frames;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows of each partition up to where its records have been accounted for, so that those that are never read are counted
 * as well. {@code skylens.frames} has no gaps of its own: it is neither compacted nor written in transactions.
 *
 * <p>Not thread-safe.
 */
final class OffsetAccount {

    private final Map<TopicPartition, Long> next = new HashMap<>();

    boolean covers(TopicPartition partition) {
        return next.containsKey(partition);
    }

    /** From {@code offset} on every record of the partition is this process's business; none before. */
    void begin(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    /** The partition is another's business now. */
    void end(TopicPartition partition) {
        next.remove(partition);
    }

    /**
     * Reading goes on at {@code offset}.
     *
     * @return how many records were passed over since the last one read; 0 where the account begins here
     */
    long passOver(TopicPartition partition, long offset) {
        var expected = next.get(partition);
        next.put(partition, expected == null ? offset : Math.max(expected, offset));
        return expected == null ? 0 : Math.max(0, offset - expected);
    }

    /** @return as {@link #passOver} */
    long read(TopicPartition partition, long offset) {
        long passedOver = passOver(partition, offset);
        next.put(partition, offset + 1);
        return passedOver;
    }
}
