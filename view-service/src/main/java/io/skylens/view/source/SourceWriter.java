package io.skylens.view.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.access.AuditLog;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.view.access.Visitor;
import io.skylens.view.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Declares sources for ingest to run, and knows them here at once. Fails with a problem when Kafka is away. */
@ApplicationScoped
public class SourceWriter {

    private final MutinyEmitter<Record<String, byte[]>> topic;
    private final Sources sources;
    private final AuditLog audit;
    private final ObjectMapper json;

    SourceWriter(
            @Channel("source-changes") MutinyEmitter<Record<String, byte[]>> topic,
            Sources sources,
            AuditLog audit,
            ObjectMapper json) {
        this.topic = topic;
        this.sources = sources;
        this.audit = audit;
        this.json = json;
    }

    /** @param spec null for a source that is to be declared no more */
    public Uni<Void> write(DroneId id, SourceSpec spec, Visitor by) {
        return topic.send(Record.of(id.value(), spec == null ? null : toJson(spec)))
                .invoke(() -> sources.put(id, spec))
                .invoke(() -> audit.changed(by.name(), "source/" + id, spec == null ? "removed" : "declared"))
                .onFailure()
                .transform(failure -> ProblemException.unavailable(
                        "Kafka must take the change, but did not: " + failure.getMessage()));
    }

    private byte[] toJson(SourceSpec spec) {
        try {
            return json.writeValueAsBytes(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
