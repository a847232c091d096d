package io.skylens.view.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.access.AuditLog;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import io.skylens.view.access.Visitor;
import io.skylens.view.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Writes masks for ingest to follow, and knows them here at once. Fails with a problem when Kafka is away. */
@ApplicationScoped
public class MaskWriter {

    private final MutinyEmitter<Record<String, byte[]>> topic;
    private final Masks masks;
    private final AuditLog audit;
    private final ObjectMapper json;

    MaskWriter(
            @Channel("mask-changes") MutinyEmitter<Record<String, byte[]>> topic,
            Masks masks,
            AuditLog audit,
            ObjectMapper json) {
        this.topic = topic;
        this.masks = masks;
        this.audit = audit;
        this.json = json;
    }

    public Uni<DroneMask> set(DroneMask mask, Visitor by) {
        return topic.send(Record.of(mask.key(), toJson(mask)))
                .invoke(() -> masks.put(mask))
                .invoke(() -> audit.changed(by.name(), mask.key(), "set"))
                .replaceWith(mask)
                .onFailure()
                .transform(MaskWriter::away);
    }

    public Uni<Void> remove(DroneId drone, Visitor by) {
        byte[] tombstone = null;
        return topic.send(Record.of(DroneMask.key(drone), tombstone))
                .invoke(() -> masks.remove(drone))
                .invoke(() -> audit.changed(by.name(), DroneMask.key(drone), "removed"))
                .onFailure()
                .transform(MaskWriter::away);
    }

    private static ProblemException away(Throwable failure) {
        return ProblemException.unavailable("Kafka must take the mask, but did not: " + failure.getMessage());
    }

    private byte[] toJson(DroneMask mask) {
        try {
            return json.writeValueAsBytes(mask);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
