package io.skylens.view.detections;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.skylens.contract.Detections;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code skylens.detections} from its end on. */
@ApplicationScoped
class DetectionsReader {

    private final List<DetectionsListener> listeners;
    private final ObjectMapper json;
    private final Counter unreadable;

    DetectionsReader(@All List<DetectionsListener> listeners, ObjectMapper json, MeterRegistry meters) {
        this.listeners = listeners;
        this.json = json;
        this.unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.detections");
    }

    @Incoming("detections")
    void accept(ConsumerRecord<String, byte[]> record) {
        try {
            var detections = json.readValue(record.value(), Detections.class);
            if (isWhole(detections)) {
                listeners.forEach(listener -> listener.detected(detections));
            } else {
                unreadable.increment();
            }
        } catch (IOException | IllegalArgumentException e) {
            unreadable.increment();
        }
    }

    private static boolean isWhole(Detections detections) {
        return detections != null
                && detections.drone() != null
                && detections.frame() != null
                && detections.frame().receivedAt() != null
                && detections.objects() != null;
    }
}
