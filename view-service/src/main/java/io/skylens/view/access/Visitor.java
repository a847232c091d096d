package io.skylens.view.access;

import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.access.Grant;
import io.skylens.access.Role;
import io.skylens.contract.DroneId;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * One who looks, as {@link ViewerAccess} has found out.
 *
 * @param name for logs
 * @param grant empty for who was let in without a token, who may see and do all
 */
public record Visitor(String name, Optional<Grant> grant) {

    /** Whoever asks from where no token is needed. */
    static final Visitor EVERYBODY = new Visitor("everybody", Optional.empty());

    private static final String KEY = Visitor.class.getName();
    private static final UserData.TypedKey<Visitor> SOCKET_KEY = new UserData.TypedKey<>(KEY);

    static Visitor of(Grant grant) {
        return new Visitor(grant.subject(), Optional.of(grant));
    }

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
        return grant.map(given -> given.covers(drone)).orElse(true);
    }

    /** Whether this visitor may do what that role may. */
    public boolean isA(Role role) {
        return grant.map(given -> given.role().includes(role)).orElse(true);
    }

    /** Whether this visitor may rename and forget drones, and add cameras. */
    public boolean mayOperate() {
        return isA(Role.OPERATOR);
    }

    void attachTo(RoutingContext request) {
        request.put(KEY, this);
    }

    void attachTo(UserData socket) {
        socket.put(SOCKET_KEY, this);
    }
}
