package io.skylens.view.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.contract.CameraSettings;
import io.skylens.contract.DroneControl;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import io.skylens.contract.DroneSettings;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.contract.TokenRevocation;
import io.skylens.view.drones.DroneRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what {@code skylens.control} says of drones, from its beginning on. */
@ApplicationScoped
class ControlReader {

    private final DroneRegistry registry;
    private final WantedSettings settings;
    private final ObjectMapper json;
    private final Counter unreadable;

    ControlReader(DroneRegistry registry, WantedSettings settings, ObjectMapper json, MeterRegistry meters) {
        this.registry = registry;
        this.settings = settings;
        this.json = json;
        this.unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.control");
    }

    @Incoming("control")
    void accept(ConsumerRecord<String, byte[]> record) {
        if (TokenRevocation.isKey(record.key()) || DroneMask.isKey(record.key())) {
            return;
        }
        try {
            if (DroneSettings.isKey(record.key())) {
                set(record);
            } else {
                rename(record);
            }
        } catch (IOException | InvalidDroneIdException e) {
            unreadable.increment();
        }
    }

    private void rename(ConsumerRecord<String, byte[]> record) throws IOException {
        var drone = new DroneId(record.key());
        var control = record.value() == null ? null : json.readValue(record.value(), DroneControl.class);
        registry.rename(drone, control == null ? null : control.name());
    }

    private void set(ConsumerRecord<String, byte[]> record) throws IOException {
        var drone = DroneSettings.droneOf(record.key());
        settings.set(
                drone,
                record.value() == null
                        ? CameraSettings.NONE
                        : json.readValue(record.value(), DroneSettings.class).settings());
    }
}
