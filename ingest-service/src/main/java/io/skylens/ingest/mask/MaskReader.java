package io.skylens.ingest.mask;

import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads {@code skylens.control} from its beginning on, with a consumer of its own: it must be known when the end that
 * there was at the start has been reached, for no frame may go before.
 */
@Singleton
class MaskReader {

    private static final Logger LOG = Logger.getLogger(MaskReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 200;
    private static final long END_MILLIS = 1_000;
    private static final int RECONNECT_MAX_MILLIS = 200;

    private final Map<String, Object> kafka;
    private final Masks masks;
    private final Thread thread = new Thread(this::run, "skylens-masks");
    private volatile boolean stopped;
    private volatile Consumer<?, ?> reading;
    private boolean isAbsenceLogged;

    MaskReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, Masks masks) {
        this.kafka = kafka;
        this.masks = masks;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        var waiting = reading;
        if (waiting != null) {
            waiting.wakeup();
        }
        thread.join(END_MILLIS);
    }

    private void run() {
        while (!stopped) {
            // Not once for all: an address that cannot be resolved yet makes the client throw.
            try (var consumer =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                readFrom(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                logAbsence(e);
            }
            pause();
        }
    }

    private void readFrom(Consumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topics.CONTROL).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (!stopped) {
            // Asked before the poll, which would wait where there is nothing.
            if (!masks.areKnown() && hasReached(consumer, partitions, ends)) {
                masks.becomeKnown();
            }
            consumer.poll(POLL).forEach(record -> masks.read(record.key(), record.value()));
        }
    }

    private static boolean hasReached(
            Consumer<?, ?> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "skylens-masks");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MAX_MILLIS);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    private void logAbsence(RuntimeException e) {
        if (!isAbsenceLogged) {
            LOG.warnf(
                    "masks cannot be read yet, no frame goes before: topic=%s error=%s",
                    Topics.CONTROL, e.getMessage());
            isAbsenceLogged = true;
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
