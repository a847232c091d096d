package io.skylens.view.access;

import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.contract.DroneId;
import io.vertx.ext.web.RoutingContext;

/**
 * One who looks, as {@link ViewerAccess} has found out.
 *
 * @param name for logs
 */
public record Visitor(String name) {

    private static final String KEY = Visitor.class.getName();
    private static final UserData.TypedKey<Visitor> SOCKET_KEY = new UserData.TypedKey<>(KEY);

    /** The visitor that the request was admitted as. */
    public static Visitor of(RoutingContext request) {
        Visitor visitor = request.get(KEY);
        if (visitor == null) {
            throw new IllegalStateException("request to " + request.normalizedPath() + " has not passed ViewerAccess");
        }
        return visitor;
    }

    /** The visitor that the WebSocket's handshake was admitted as. */
    public static Visitor of(WebSocketConnection connection) {
        return connection.userData().get(SOCKET_KEY);
    }

    /** Whether this visitor may watch the drone, and so may know that there is such a drone. */
    public boolean maySee(DroneId drone) {
        return true;
    }

    void attachTo(RoutingContext request) {
        request.put(KEY, this);
    }

    void attachTo(UserData socket) {
        socket.put(SOCKET_KEY, this);
    }
}
