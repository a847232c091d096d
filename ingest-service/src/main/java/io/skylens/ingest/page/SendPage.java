package io.skylens.ingest.page;

import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.intake.Admission;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Refusal;
import io.skylens.ingest.source.PeerAddress;
import io.skylens.ingest.source.RequestToken;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code GET /send}: from the same origin as the WebSocket that it sends to, and for whom that would let send: a page that
 * cannot do anything would only puzzle people. Its scripts hold nothing that not everybody may see.
 */
@Singleton
class SendPage {

    private static final String ORIGIN = "websocket";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final String PAGE = "/send/index.html";

    private final Admission admission;

    SendPage(Admission admission) {
        this.admission = admission;
    }

    void install(@Observes Router router) {
        router.get("/send").handler(context -> context.reroute(PAGE + query(context)));
        router.get(PAGE).handler(this::admit);
        router.get("/send/*").handler(context -> guarded(context).next());
    }

    private void admit(RoutingContext context) {
        var request = context.request();
        var address = PeerAddress.of(request.remoteAddress());
        try {
            admission.admit(new DeviceHello(ORIGIN, address, null, RequestToken.of(request)));
            context.next();
        } catch (RejectedFrameException e) {
            guarded(context);
            Refusal.problem(e).send(context.response());
        }
    }

    private static String query(RoutingContext context) {
        var query = context.request().query();
        return query == null ? "" : "?" + query;
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
