package io.skylens.ingest.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import io.skylens.ingest.publish.FramePublisher;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Writes declarations, which somebody waits for, and states, which are written again until Kafka has them. Thread-safe. */
@ApplicationScoped
public class SourceWriter {

    private static final Logger LOG = Logger.getLogger(SourceWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MutinyEmitter<Record<String, byte[]>> specs;
    private final MutinyEmitter<Record<String, byte[]>> states;
    private final FramePublisher publisher;
    private final ObjectMapper json;
    private final Map<DroneId, Optional<SourceState>> unwritten = new ConcurrentHashMap<>();

    SourceWriter(
            @Channel("sources") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> specs,
            @Channel("source-states") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> states,
            FramePublisher publisher,
            ObjectMapper json) {
        this.specs = specs;
        this.states = states;
        this.publisher = publisher;
        this.json = json;
    }

    /**
     * Blocks until Kafka has it.
     *
     * @param spec null to remove it
     * @return false when Kafka did not take it in time; it may take it yet
     */
    boolean declare(DroneId drone, SourceSpec spec) {
        if (!publisher.isUp()) {
            return false;
        }
        try {
            specs.send(Record.of(drone.value(), bytes(spec))).await().atMost(PATIENCE);
            return true;
        } catch (RuntimeException e) {
            LOG.debugf("declaration not written: drone=%s error=%s", drone, e);
            return false;
        }
    }

    /** @param state empty to remove it */
    void tell(DroneId drone, Optional<SourceState> state) {
        unwritten.put(drone, state);
        write(drone, state);
    }

    /** Tries again what Kafka did not take. */
    void flush() {
        unwritten.forEach(this::write);
    }

    private void write(DroneId drone, Optional<SourceState> state) {
        if (publisher.isUp()) {
            states.send(Record.of(drone.value(), bytes(state.orElse(null))))
                    .subscribe()
                    .with(done -> unwritten.remove(drone, state), error -> {});
        }
    }

    /** Null for what is to be removed: a JSON null would be kept for ever. */
    private byte[] bytes(Object value) {
        try {
            return value == null ? null : json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of ours are JSON", e);
        }
    }
}
