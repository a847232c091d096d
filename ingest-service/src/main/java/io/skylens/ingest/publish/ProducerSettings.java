package io.skylens.ingest.publish;

import io.skylens.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How frames are produced: fresh or not at all. */
final class ProducerSettings {

    /** A frame not acknowledged by then is given up. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(2);

    /** Longest that {@code send} may block the sender's thread. */
    private static final Duration MAX_BLOCK = Duration.ofSeconds(1);

    private static final int RECONNECT_MILLIS = 50;
    private static final int RECONNECT_MAX_MILLIS = 200;

    private ProducerSettings() {}

    /** @param kafka address and security, as configured for every client of the service */
    static Map<String, Object> of(Map<String, Object> kafka, long bufferBytes) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "skylens-frames");
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A retry could duplicate or reorder a frame, and would send an old one while newer ones wait.
        settings.put(ProducerConfig.RETRIES_CONFIG, 0);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(DELIVERY_TIMEOUT));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(DELIVERY_TIMEOUT));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_FRAME_RECORD_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.putAll(quickReconnect());
        return settings;
    }

    /** Comes back soon after an outage, without hammering. */
    static Map<String, Object> quickReconnect() {
        return Map.of(
                CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, RECONNECT_MILLIS,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MAX_MILLIS);
    }

    private static int millis(Duration duration) {
        return (int) duration.toMillis();
    }
}
