package io.skylens.view.drones;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.InvalidDroneIdException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code skylens.drones} from its beginning on, so that drones which are away are known too. */
@ApplicationScoped
class StatusReader {

    private final DroneRegistry registry;
    private final ObjectMapper json;
    private final Counter unreadable;

    StatusReader(DroneRegistry registry, ObjectMapper json, MeterRegistry meters) {
        this.registry = registry;
        this.json = json;
        this.unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.drones");
    }

    @Incoming("drones")
    void accept(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                registry.remove(new DroneId(record.key()));
                return;
            }
            var status = json.readValue(record.value(), DroneStatus.class);
            if (status == null || status.drone() == null || status.writtenAt() == null) {
                unreadable.increment();
            } else {
                registry.take(status);
            }
        } catch (IOException | InvalidDroneIdException e) {
            unreadable.increment();
        }
    }
}
