package io.skylens.view.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.skylens.access.Revocations;
import io.skylens.contract.TokenRevocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what {@code skylens.control} says of tokens. */
@ApplicationScoped
class RevocationReader {

    private final Revocations revocations;
    private final ObjectMapper json;
    private final Counter unreadable;

    RevocationReader(Revocations revocations, ObjectMapper json, MeterRegistry meters) {
        this.revocations = revocations;
        this.json = json;
        this.unreadable = meters.counter("skylens.view.records.unreadable", "topic", "skylens.control");
    }

    @Incoming("control")
    void accept(ConsumerRecord<String, byte[]> record) {
        if (!TokenRevocation.isKey(record.key()) || record.value() == null) {
            return;
        }
        try {
            var told = json.readValue(record.value(), TokenRevocation.class);
            if (told == null || told.subject() == null || told.revokedUntil() == null) {
                unreadable.increment();
            } else {
                revocations.revoke(told.subject(), told.revokedUntil());
            }
        } catch (IOException e) {
            unreadable.increment();
        }
    }
}
