package io.skylens.ingest.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import io.skylens.contract.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * What all pods know: the declared sources and how they are doing, as read from their topics so far. Written by one
 * thread, read by any.
 */
@Singleton
public class SourceTables {

    private static final Logger LOG = Logger.getLogger(SourceTables.class);

    /**
     * A declaration and where it lies.
     *
     * @param partition of {@code skylens.sources}: who owns it runs the source
     */
    record Declared(SourceSpec spec, int partition) {}

    private final Map<DroneId, Declared> declared = new ConcurrentSkipListMap<>();
    private final Map<DroneId, SourceState> states = new ConcurrentSkipListMap<>();
    private final ObjectMapper json;

    SourceTables(ObjectMapper json) {
        this.json = json;
    }

    /** A copy, by id. */
    Map<DroneId, Declared> declared() {
        return new TreeMap<>(declared);
    }

    Optional<SourceSpec> spec(DroneId drone) {
        return Optional.ofNullable(declared.get(drone)).map(Declared::spec);
    }

    /** Of a source nobody has said anything about: waiting. */
    SourceState state(DroneId drone) {
        return states.getOrDefault(drone, SourceState.WAITING);
    }

    /** A record of either topic. What cannot be read is no reason to stop: it is said, and passed over. */
    void read(ConsumerRecord<String, byte[]> record) {
        try {
            var drone = DroneId.of(record.key());
            if (record.topic().equals(Topics.SOURCES)) {
                var spec = value(record, SourceSpec.class);
                put(declared, drone, spec == null ? null : new Declared(spec, record.partition()));
            } else {
                put(states, drone, value(record, SourceState.class));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Jackson's own words would quote the URL.
            LOG.warnf(
                    "record passed over, for it holds no source: topic=%s drone=%s error=%s",
                    record.topic(), record.key(), e.getClass().getSimpleName());
        }
        synchronized (this) {
            notifyAll();
        }
    }

    /** Waits until the declaration is as wanted, or so long. */
    synchronized void await(DroneId drone, Predicate<Optional<SourceSpec>> wanted, long millis)
            throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!wanted.test(spec(drone)) && System.nanoTime() < end) {
            wait(1 + Math.max(0, (end - System.nanoTime()) / 1_000_000));
        }
    }

    private <T> T value(ConsumerRecord<String, byte[]> record, Class<T> type) throws IOException {
        return record.value() == null ? null : json.readValue(record.value(), type);
    }

    private static <T> void put(Map<DroneId, T> table, DroneId drone, T value) {
        if (value == null) {
            table.remove(drone);
        } else {
            table.put(drone, value);
        }
    }
}
