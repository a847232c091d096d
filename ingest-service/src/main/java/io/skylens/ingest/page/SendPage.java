package io.skylens.ingest.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code GET /send}: from the same origin as the WebSocket that it sends to. Who may send is asked there; the page itself
 * holds nothing that not everybody may see.
 */
@Singleton
class SendPage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    void install(@Observes Router router) {
        router.get("/send").handler(context -> guarded(context).reroute("/send/index.html"));
        router.get("/send/*").handler(context -> guarded(context).next());
    }

    private static RoutingContext guarded(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Permissions-Policy", "camera=(self)")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-cache");
        return context;
    }
}
