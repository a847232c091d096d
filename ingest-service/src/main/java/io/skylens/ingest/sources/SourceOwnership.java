package io.skylens.ingest.sources;

import io.skylens.contract.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * This pod's share of the sources: the partitions of {@code skylens.sources} that the group gave it. It reads no record;
 * the group is only asked who has what. One thread, which polls at least every few seconds.
 *
 * <p>A partition that another pod gets is given up at once. One that was lost in an outage is kept for a while, since it
 * mostly comes back to where it was: should another pod have it meanwhile, the newer session wins.
 */
final class SourceOwnership implements AutoCloseable {

    private static final int SESSION_MILLIS = 6_000;
    private static final int HEARTBEAT_MILLIS = 1_000;
    static final Duration KEPT_WHEN_LOST = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final LongSupplier nanos;
    private final Set<Integer> owned = new HashSet<>();
    private final Map<Integer, Long> lostAt = new HashMap<>();

    SourceOwnership(Map<String, Object> kafka, String group, LongSupplier nanos) {
        this.nanos = nanos;
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.SOURCES), new Listener());
    }

    /** The partitions whose sources are ours now. */
    Set<Integer> poll() {
        consumer.poll(Duration.ZERO);
        consumer.pause(consumer.assignment());
        long now = nanos.getAsLong();
        lostAt.values().removeIf(since -> now - since > KEPT_WHEN_LOST.toNanos());
        var ours = new HashSet<>(owned);
        ours.addAll(lostAt.keySet());
        return ours;
    }

    /** Leaves the group, so that another pod has the sources at once. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private final class Listener implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> added) {
            added.forEach(each -> {
                owned.add(each.partition());
                lostAt.remove(each.partition());
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            gone.forEach(each -> owned.remove(each.partition()));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> gone) {
            onPartitionsRevoked(gone);
            gone.forEach(each -> lostAt.put(each.partition(), nanos.getAsLong()));
        }
    }
}
