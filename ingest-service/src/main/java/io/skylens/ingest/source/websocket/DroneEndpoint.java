package io.skylens.ingest.source.websocket;

import io.netty.handler.codec.DecoderException;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.metrics.IngestMetrics;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * What happens on a device's WebSocket: a session from open to close, a frame in each binary message. A bad frame is
 * counted and the connection kept; a text is a hello, whatever it says. What the device is told is {@link DeviceTalk}'s.
 * All on the connection's event loop.
 */
abstract class DroneEndpoint {

    private static final Logger LOG = Logger.getLogger(DroneEndpoint.class);
    /** RFC 6455, section 7.4.1. */
    private static final int MESSAGE_TOO_BIG = 1009;

    private final FrameIntake intake;
    private final DeviceTalk talk;
    private final IngestMetrics.OfOrigin metrics;

    DroneEndpoint(FrameIntake intake, DeviceTalk talk, IngestMetrics metrics) {
        this.intake = intake;
        this.talk = talk;
        this.metrics = metrics.of(DroneSocket.ORIGIN);
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var state = state(connection);
        var socket = new DroneSocket(connection, state.address());
        try {
            var session = intake.connect(state.device(), socket);
            state.begin(session);
            talk.begin(session, state.wantsResults(), connection);
        } catch (RejectedFrameException e) {
            socket.close(DroneSocket.TRY_AGAIN_LATER, e.getMessage());
        }
    }

    @OnBinaryMessage
    @NonBlocking
    void frame(Buffer message, WebSocketConnection connection) {
        // Who was turned away may have sent before it knew.
        state(connection)
                .session()
                .ifPresentOrElse(
                        session -> accept(session, message),
                        () -> metrics.rejected(RejectReason.TOO_MANY_CONNECTIONS.label()));
    }

    @OnTextMessage
    @NonBlocking
    void hello(String text, WebSocketConnection connection) {
        metrics.hello();
        state(connection).session().ifPresent(FrameSession::heard);
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer data, WebSocketConnection connection) {
        state(connection).session().ifPresent(FrameSession::heard);
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        state(connection).session().ifPresent(session -> {
            talk.end(session);
            intake.disconnect(session);
        });
    }

    /** The server's word for a message whose fragments together are too large: it has thrown them away. */
    @OnError
    @NonBlocking
    void tooLarge(IllegalStateException error, WebSocketConnection connection) {
        new DroneSocket(connection, state(connection).address()).close(MESSAGE_TOO_BIG, error.getMessage());
    }

    /** The network's fault, which the end of the session tells as well. */
    @OnError
    @NonBlocking
    void broken(IOException error, WebSocketConnection connection) {
        LOG.debugf("WebSocket broke: source=%s error=%s", state(connection).address(), error);
    }

    /** The device's fault: bytes that are no WebSocket frame. The server closes the connection. */
    @OnError
    @NonBlocking
    void garbled(DecoderException error, WebSocketConnection connection) {
        LOG.debugf(
                "WebSocket got no frame: source=%s error=%s", state(connection).address(), error);
    }

    private static void accept(FrameSession session, Buffer message) {
        try {
            session.accept(MessageBytes.of(message));
        } catch (RejectedFrameException e) {
            // Counted, and said once in the log; the next frame may be better.
        }
    }

    private static SocketState state(WebSocketConnection connection) {
        return connection.userData().get(SocketState.KEY);
    }
}
