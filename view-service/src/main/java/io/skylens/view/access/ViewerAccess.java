package io.skylens.view.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The one check that every endpoint passes, whatever serves it: every request of the HTTP server, WebSocket handshakes
 * included, goes through {@link #admit} before it is routed. Endpoints then ask the {@link Visitor} which drones it may see.
 *
 * <p>Everybody is let in: this service listens on loopback unless it is told otherwise.
 */
@ApplicationScoped
public class ViewerAccess {

    private static final int BEFORE_ALL_OTHERS = 1_000;

    private static final Visitor EVERYBODY = new Visitor("everybody");

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        admit(context.request()).attachTo(context);
        context.next();
    }

    Visitor admit(HttpServerRequest request) {
        return EVERYBODY;
    }
}
