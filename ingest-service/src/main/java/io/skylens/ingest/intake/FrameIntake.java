package io.skylens.ingest.intake;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.FrameId;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.metrics.IngestMetrics;
import io.skylens.ingest.publish.FramePublisher;
import jakarta.inject.Singleton;

/**
 * The gate for frames of every protocol. What is accepted gets an id and goes to the publisher; what is not is counted
 * with a reason. Thread-safe; no method blocks.
 */
@Singleton
public class FrameIntake {

    private final SessionRegistry sessions;
    private final FrameCheck check;
    private final FramePublisher publisher;
    private final IngestMetrics metrics;

    FrameIntake(SessionRegistry sessions, FrameCheck check, FramePublisher publisher, IngestMetrics metrics) {
        this.sessions = sessions;
        this.check = check;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /**
     * A device has connected; its frames go to the session from now on.
     *
     * @throws RejectedFrameException when there is no room for it
     */
    public FrameSession connect(Device device, FrameSource source) throws RejectedFrameException {
        try {
            return sessions.connect(device, source);
        } catch (RejectedFrameException e) {
            reject(source.origin(), e);
            throw e;
        }
    }

    /** The device's connection has ended. */
    public void disconnect(FrameSession session) {
        sessions.close(session);
    }

    /**
     * Takes in one frame that came alone. The session begins with the first good frame.
     *
     * @param payload belongs to the intake from now on
     * @param said what the device said of it beside the payload
     * @throws RejectedFrameException saying why not; it is counted already
     */
    public FrameId post(Device device, FrameSource source, byte[] payload, DeviceStamp said)
            throws RejectedFrameException {
        try {
            requireKafka();
            var frame = check.check(device.drone(), payload, said);
            // A session that ends in this very moment is followed by a new one.
            while (true) {
                var session = sessions.post(device, source);
                var id = session.admit(frame);
                if (id.isPresent()) {
                    return id.get();
                }
            }
        } catch (RejectedFrameException e) {
            reject(device.drone(), source, e);
            throw e;
        }
    }

    /** Counts a POST that was refused before its frame was there, in its session if there is one. */
    public void reject(DroneId drone, FrameSource source, RejectedFrameException rejection) {
        var session = sessions.findPost(drone, source.address());
        if (session == null) {
            reject(source.origin(), rejection);
        } else {
            session.reject(rejection);
        }
    }

    /** Counts a sender or a frame that was refused before it was known whose it is. */
    public void reject(String origin, RejectedFrameException rejection) {
        metrics.of(origin).rejected(rejection.reason().label());
    }

    /**
     * To be asked before frames of a sender that can be told to come back later; whoever asks counts the refusal.
     *
     * @throws RejectedFrameException while Kafka does not answer
     */
    public void requireKafka() throws RejectedFrameException {
        if (!publisher.isUp()) {
            throw new RejectedFrameException(
                    RejectReason.KAFKA_AWAY, "Kafka must answer for a frame to be accepted, it does not at the moment");
        }
    }
}
