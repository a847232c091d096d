package io.skylens.ingest.status;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.ingest.fleet.KnownDrones;
import io.skylens.ingest.intake.FrameSource;
import io.skylens.ingest.intake.SessionRegistry;
import io.skylens.ingest.metrics.IngestMetrics;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the statuses of all pods from the beginning of {@code skylens.drones} on: the last epochs, and takeovers. */
@ApplicationScoped
class StatusReader {

    private static final Logger LOG = Logger.getLogger(StatusReader.class);

    private final KnownDrones known;
    private final SessionRegistry sessions;
    private final IngestMetrics metrics;

    StatusReader(KnownDrones known, SessionRegistry sessions, IngestMetrics metrics) {
        this.known = known;
        this.sessions = sessions;
        this.metrics = metrics;
    }

    @Incoming("known-drones")
    @NonBlocking
    void read(ConsumerRecord<String, DroneStatus> record) {
        var status = record.value();
        if (status == null) {
            forget(record.key());
            return;
        }
        known.observe(status);
        // Only who holds the drone now takes it over, not a record of long ago.
        known.connected(status.drone())
                .filter(other -> !FrameSource.ORIGIN_OF_POSTS.equals(other.origin()))
                .ifPresent(other -> sessions.takeOver(other.drone(), other.epoch()));
    }

    private void forget(String key) {
        try {
            known.forget(DroneId.of(key));
            metrics.forget(key);
        } catch (InvalidDroneIdException e) {
            LOG.debugf("record of skylens.drones skipped: error=%s", e.getMessage());
        }
    }
}
