package io.skylens.ingest.results;

import io.skylens.contract.DroneId;
import io.skylens.ingest.publish.FramePublisher;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Hands the detections of drones whose devices ask for them to these devices: the record as it is, with
 * {@code "type":"detections"} before its fields. Reads only the partitions that hold such a drone, from their ends on, and
 * nothing while no device asks. Thread-safe; no method blocks.
 */
@Singleton
public class ResultsFeed {

    private static final String TYPE = "{\"type\":\"detections\",";

    private final Map<Object, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<String, Object> kafka;
    private final FramePublisher publisher;
    private ResultsReader reader;
    private boolean isClosed;

    private record Listener(DroneId drone, Consumer<String> device) {}

    ResultsFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, FramePublisher publisher) {
        this.kafka = Map.copyOf(kafka);
        this.publisher = publisher;
    }

    /**
     * From now on the device gets what is found in the drone's frames.
     *
     * @param asker by which it is unsubscribed
     * @param device takes a text message, on the reader's thread; must not block
     */
    public synchronized void subscribe(Object asker, DroneId drone, Consumer<String> device) {
        listeners.put(asker, new Listener(drone, device));
        if (reader == null && !isClosed) {
            reader = new ResultsReader(kafka, this::partitions, this::hand);
            reader.start();
        }
    }

    /** Does nothing for one that did not subscribe. */
    public synchronized void unsubscribe(Object asker) {
        listeners.remove(asker);
        if (listeners.isEmpty()) {
            endReader();
        }
    }

    @PreDestroy
    synchronized void close() {
        isClosed = true;
        endReader();
    }

    private void endReader() {
        if (reader != null) {
            reader.end();
            reader = null;
        }
    }

    /** None before Kafka was reached: where frames go is not known yet. */
    private Set<Integer> partitions() {
        if (!publisher.hasReachedKafkaOnce()) {
            return Set.of();
        }
        return listeners.values().stream()
                .map(listener -> publisher.partitionOf(listener.drone))
                .collect(Collectors.toSet());
    }

    private void hand(String drone, byte[] detections) {
        for (var listener : listeners.values()) {
            if (listener.drone.value().equals(drone) && detections.length > 1) {
                listener.device.accept(TYPE + new String(detections, 1, detections.length - 1, StandardCharsets.UTF_8));
            }
        }
    }
}
