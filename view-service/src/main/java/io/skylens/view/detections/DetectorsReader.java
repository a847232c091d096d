package io.skylens.view.detections;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.contract.DetectorStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code skylens.detectors}. */
@ApplicationScoped
class DetectorsReader {

    private final Detectors detectors;
    private final ObjectMapper json;
    private final Counter unreadable;

    DetectorsReader(Detectors detectors, ObjectMapper json, MeterRegistry meters) {
        this.detectors = detectors;
        this.json = json;
        this.unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.detectors");
    }

    @Incoming("detectors")
    void accept(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                detectors.remove(record.key());
                return;
            }
            var status = json.readValue(record.value(), DetectorStatus.class);
            if (status == null || status.detector() == null || status.writtenAt() == null) {
                unreadable.increment();
            } else {
                detectors.take(status);
            }
        } catch (IOException e) {
            unreadable.increment();
        }
    }
}
