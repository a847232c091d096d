package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.UserData.TypedKey;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.intake.FrameSession;
import java.util.Optional;

/** What a WebSocket carries from its handshake to its end. Used on its event loop only. */
final class SocketState {

    static final TypedKey<SocketState> KEY = new TypedKey<>("skylens.socket");

    private final Device device;
    private final String address;
    private final boolean wantsResults;
    private Optional<FrameSession> session = Optional.empty();

    SocketState(Device device, String address, boolean wantsResults) {
        this.device = device;
        this.address = address;
        this.wantsResults = wantsResults;
    }

    Device device() {
        return device;
    }

    String address() {
        return address;
    }

    /** Whether it asked to be told what is found in its frames. */
    boolean wantsResults() {
        return wantsResults;
    }

    void begin(FrameSession begun) {
        session = Optional.of(begun);
    }

    /** Nothing before the WebSocket was opened, or when there was no room for it. */
    Optional<FrameSession> session() {
        return session;
    }
}
