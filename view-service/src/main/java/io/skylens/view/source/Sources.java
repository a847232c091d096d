package io.skylens.view.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What {@code skylens.sources} and {@code skylens.source-states} say, read from their beginning on. Thread-safe. */
@ApplicationScoped
public class Sources {

    private final Map<DroneId, SourceSpec> specs = new ConcurrentSkipListMap<>();
    private final Map<DroneId, SourceState> states = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private final MeterRegistry meters;

    Sources(ObjectMapper json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
    }

    /** By id. */
    public List<Source> all() {
        return specs.entrySet().stream()
                .map(source -> of(source.getKey(), source.getValue()))
                .toList();
    }

    public Optional<Source> find(DroneId id) {
        return Optional.ofNullable(specs.get(id)).map(spec -> of(id, spec));
    }

    /** @param spec null when it is declared no more */
    void put(DroneId id, SourceSpec spec) {
        put(specs, id, spec);
    }

    @Incoming("sources")
    void declared(ConsumerRecord<String, byte[]> record) {
        read(specs, record, SourceSpec.class);
    }

    @Incoming("source-states")
    void told(ConsumerRecord<String, byte[]> record) {
        read(states, record, SourceState.class);
    }

    private Source of(DroneId id, SourceSpec spec) {
        return Source.of(id, spec, states.getOrDefault(id, SourceState.WAITING));
    }

    private <T> void read(Map<DroneId, T> table, ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            put(table, new DroneId(record.key()), record.value() == null ? null : json.readValue(record.value(), type));
        } catch (IOException | InvalidDroneIdException e) {
            meters.counter("skylens.view.records.unreadable", "topic", record.topic())
                    .increment();
        }
    }

    private static <T> void put(Map<DroneId, T> table, DroneId id, T value) {
        if (value == null) {
            table.remove(id);
        } else {
            table.put(id, value);
        }
    }
}
