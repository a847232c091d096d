package io.skylens.ingest.sources;

import io.skylens.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics of sources and of their states, all of them and from their beginning. One thread. */
final class SourceTopics implements AutoCloseable {

    private static final int FETCH_WAIT_MILLIS = 100;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> missing = new HashMap<>();

    /** @param kafka address and security; blocks until Kafka has answered, or throws */
    SourceTopics(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "skylens-sources-reader");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            begin();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void begin() {
        Set<TopicPartition> partitions = new HashSet<>();
        for (var topic : List.of(Topics.SOURCES, Topics.SOURCE_STATES)) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        missing.putAll(consumer.endOffsets(partitions));
    }

    /** Hands on what has come; waits for it for so long. */
    void poll(Duration wait, Consumer<ConsumerRecord<String, byte[]>> reader) {
        consumer.poll(wait).forEach(reader);
        missing.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Whether all was read that was there at the beginning. */
    boolean isCaughtUp() {
        return missing.isEmpty();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
