package io.skylens.ingest.results;

import io.skylens.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** A thread that reads some partitions of {@code skylens.detections} from their ends on, until it is told to end. */
final class ResultsReader {

    private static final Logger LOG = Logger.getLogger(ResultsReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final Supplier<Set<Integer>> partitions;
    private final BiConsumer<String, byte[]> listener;
    private final Thread thread = new Thread(this::run, "skylens-results");
    private volatile boolean isEnding;
    private Set<Integer> assigned = Set.of();

    /**
     * @param partitions that are wanted now; asked again and again
     * @param listener is given key and value of each record, on this reader's thread
     */
    ResultsReader(Map<String, Object> kafka, Supplier<Set<Integer>> partitions, BiConsumer<String, byte[]> listener) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.listener = listener;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Does not wait for the end. */
    void end() {
        isEnding = true;
        thread.interrupt();
    }

    private void run() {
        while (!isEnding) {
            try (var consumer =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                assigned = Set.of();
                while (!isEnding) {
                    read(consumer);
                }
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debugf("skylens.detections cannot be read, trying again: error=%s", e.getMessage());
                pause();
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        follow(consumer);
        if (assigned.isEmpty()) {
            pause();
            return;
        }
        for (var record : consumer.poll(POLL)) {
            if (record.key() != null && record.value() != null) {
                listener.accept(record.key(), record.value());
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        var wanted = partitions.get();
        if (wanted.equals(assigned)) {
            return;
        }
        consumer.assign(of(wanted));
        var added = wanted.stream()
                .filter(partition -> !assigned.contains(partition))
                .collect(Collectors.toSet());
        if (!added.isEmpty()) {
            // Of none it would mean all.
            consumer.seekToEnd(of(added));
        }
        assigned = wanted;
    }

    private static Set<TopicPartition> of(Set<Integer> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(Topics.DETECTIONS, partition))
                .collect(Collectors.toSet());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            isEnding = true;
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "skylens-results");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        return settings;
    }
}
