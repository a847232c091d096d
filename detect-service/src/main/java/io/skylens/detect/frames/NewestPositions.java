package io.skylens.detect.frames;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Jumps to the newest: to the first record that is young enough, which is then read to what is the end at this moment. A
 * plain seek to the end would lose the last frame of every slow drone.
 *
 * <p>Confined to the consumer's thread.
 */
final class NewestPositions {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Clock clock;
    private final Duration maxAge;
    private final OffsetAccount account;
    /** Where each partition ended at its last jump; gone once reading has come so far. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    NewestPositions(Consumer<String, byte[]> consumer, Clock clock, Duration maxAge, OffsetAccount account) {
        this.consumer = consumer;
        this.clock = clock;
        this.maxAge = maxAge;
        this.account = account;
    }

    /**
     * Moves the partitions forward; those whose account has not begun, anywhere. Asks the broker, for seconds at worst.
     *
     * @return how many records of accounted partitions are passed over by it
     * @throws KafkaException when the broker does not answer; nothing has moved
     */
    long jump(Collection<TopicPartition> partitions) {
        long since = clock.millis() - maxAge.toMillis();
        var young = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> since)), TIMEOUT);
        var newEnds = consumer.endOffsets(partitions, TIMEOUT);
        long passedOver = 0;
        for (var partition : partitions) {
            long end = newEnds.get(partition);
            var first = young.get(partition);
            passedOver += move(partition, first == null ? end : first.offset());
            ends.put(partition, end);
        }
        return passedOver;
    }

    private long move(TopicPartition partition, long target) {
        if (!account.covers(partition)) {
            account.begin(partition, target);
            consumer.seek(partition, target);
            return 0;
        }
        if (target > consumer.position(partition, TIMEOUT)) {
            consumer.seek(partition, target);
            return account.passOver(partition, target);
        }
        return 0;
    }

    void forget(Collection<TopicPartition> partitions) {
        ends.keySet().removeAll(partitions);
    }

    /** Whether everything that was there at the last jump has been read. */
    boolean isCaughtUp() {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
        return ends.isEmpty();
    }
}
