package io.skylens.view.viewer.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.contract.ViewerRequest;
import io.skylens.view.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * {@code /ws}: takes {@link ViewerRequest}s as text, sends {@link io.skylens.contract.ViewerMessage}s. A request that cannot
 * be followed is answered by the text {@code {"error": "…"}}; the socket stays open.
 */
@WebSocket(path = "/ws")
public class ViewerSocket {

    private static final Logger LOG = Logger.getLogger(ViewerSocket.class);
    private static final UserData.TypedKey<SocketSession> SESSION = new UserData.TypedKey<>("session");

    private final Sockets sockets;
    private final ObjectMapper json;

    ViewerSocket(Sockets sockets, ObjectMapper json) {
        this.sockets = sockets;
        this.json = json;
    }

    // Every callback returns a Uni, which has it called on the socket's event loop.

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        connection.userData().put(SESSION, sockets.open(connection));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> take(String text, WebSocketConnection connection) throws JsonProcessingException {
        try {
            var request = json.readValue(text, ViewerRequest.class);
            if (request == null) {
                throw ProblemException.badRequest("a request must be a JSON object, got null");
            }
            connection.userData().get(SESSION).take(request);
            return request.ping() == null
                    ? Uni.createFrom().voidItem()
                    : reply(connection, Map.of("pong", request.ping()));
        } catch (ProblemException e) {
            return reply(connection, Map.of("error", e.getMessage()));
        } catch (JsonProcessingException e) {
            return reply(connection, Map.of("error", "a request must be JSON: " + e.getOriginalMessage()));
        }
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        if (session != null) {
            sockets.closed(connection, session);
        }
        return Uni.createFrom().voidItem();
    }

    /** Nothing to tell of a connection that broke; anything else is ours. */
    @OnError
    Uni<Void> broken(Exception failure, WebSocketConnection connection) {
        if (connection.isClosed()) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("Viewer is disconnected error=%s", failure);
        return connection.close(CloseReason.INTERNAL_SERVER_ERROR);
    }

    private Uni<Void> reply(WebSocketConnection connection, Map<String, ?> answer) throws JsonProcessingException {
        return connection.sendText(json.writeValueAsString(answer));
    }
}
