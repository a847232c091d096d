package io.skylens.ingest;

import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, and remembers all it has read. */
public final class TopicLog<V> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, V> consumer;
    private final List<ConsumerRecord<String, V>> records = new ArrayList<>();
    private final String topic;
    private boolean isAssigned;

    public TopicLog(String bootstrapServers, String topic, Deserializer<V> values) {
        this.topic = topic;
        this.consumer =
                new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), values);
    }

    /** All records of the key, once they are as wanted. */
    public List<ConsumerRecord<String, V>> await(String key, Predicate<List<ConsumerRecord<String, V>>> wanted) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            poll();
            var found = records.stream().filter(each -> key.equals(each.key())).toList();
            if (wanted.test(found)) {
                return found;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("after " + PATIENCE + " records of " + key + " in " + topic + " are " + found);
            }
        }
    }

    /** Whether there is a record of the key by now. */
    public boolean has(String key) {
        poll();
        return records.stream().anyMatch(each -> key.equals(each.key()));
    }

    public List<ConsumerRecord<String, V>> await(String key, int count) {
        return await(key, found -> found.size() >= count);
    }

    public static FrameHeader header(ConsumerRecord<String, ?> record) {
        return FrameHeaders.read(record.key(), record.headers());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll() {
        if (!isAssigned) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            isAssigned = !partitions.isEmpty();
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
}
