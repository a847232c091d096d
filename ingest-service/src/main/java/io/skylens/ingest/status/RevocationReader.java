package io.skylens.ingest.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.access.Revocations;
import io.skylens.contract.TokenRevocation;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads what {@code skylens.control} says of tokens. Sessions that they had opened end at the next sweep. */
@ApplicationScoped
class RevocationReader {

    private static final Logger LOG = Logger.getLogger(RevocationReader.class);

    private final Revocations revocations;
    private final ObjectMapper json;

    RevocationReader(Revocations revocations, ObjectMapper json) {
        this.revocations = revocations;
        this.json = json;
    }

    @Incoming("control")
    @NonBlocking
    void read(ConsumerRecord<String, byte[]> record) {
        if (!TokenRevocation.isKey(record.key()) || record.value() == null) {
            return;
        }
        try {
            var told = json.readValue(record.value(), TokenRevocation.class);
            revocations.revoke(told.subject(), told.revokedUntil());
        } catch (IOException | RuntimeException e) {
            LOG.warnf("record of skylens.control skipped: offset=%d error=%s", record.offset(), e.getMessage());
        }
    }
}
