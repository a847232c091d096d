package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.ingest.intake.FrameSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A device's WebSocket. */
record DroneSocket(WebSocketConnection connection, String address) implements FrameSource {

    private static final Logger LOG = Logger.getLogger(DroneSocket.class);

    static final String ORIGIN = "websocket";

    /** RFC 6455, section 7.4.1: the device broke a rule of ours, and need not come back as it is. */
    static final int POLICY_VIOLATION = 1008;
    /** Registered with IANA: the device is welcome to come back at once. */
    static final int SERVICE_RESTART = 1012;
    /** Registered with IANA: the device may come back later. */
    static final int TRY_AGAIN_LATER = 1013;

    @Override
    public String origin() {
        return ORIGIN;
    }

    @Override
    public void close(String reason) {
        close(POLICY_VIOLATION, reason);
    }

    @Override
    public Optional<Runnable> farewell() {
        return Optional.of(() -> close(SERVICE_RESTART, "this pod is stopping: connect again"));
    }

    void close(int code, String reason) {
        connection
                .close(new CloseReason(code, CloseText.of(reason)))
                .subscribe()
                .with(
                        done -> {},
                        error -> LOG.debugf("WebSocket was closed already: source=%s error=%s", address, error));
    }
}
