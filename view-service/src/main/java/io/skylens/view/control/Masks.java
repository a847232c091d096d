package io.skylens.view.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What nobody may see of whose pictures, as {@code skylens.control} has it. Ingest sees to it, not this service. */
@ApplicationScoped
public class Masks {

    private final Map<String, DroneMask> masks = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private final Counter unreadable;

    Masks(ObjectMapper json, MeterRegistry meters) {
        this.json = json;
        this.unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.control");
    }

    /** Empty also where it cannot be read, in which case ingest publishes nothing of the drone. */
    public Optional<DroneMask> of(DroneId drone) {
        return Optional.ofNullable(masks.get(DroneMask.key(drone)));
    }

    void put(DroneMask mask) {
        masks.put(mask.key(), mask);
    }

    void remove(DroneId drone) {
        masks.remove(DroneMask.key(drone));
    }

    @Incoming("control")
    void accept(ConsumerRecord<String, byte[]> record) {
        if (!DroneMask.isKey(record.key())) {
            return;
        }
        masks.remove(record.key());
        try {
            if (record.value() != null) {
                masks.put(record.key(), json.readValue(record.value(), DroneMask.class));
            }
        } catch (IOException | RuntimeException e) {
            unreadable.increment();
        }
    }
}
