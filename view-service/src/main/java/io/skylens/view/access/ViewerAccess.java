package io.skylens.view.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/**
 * The one check that every endpoint passes, whatever serves it: every request of the HTTP server, WebSocket handshakes
 * included, goes through {@link #check} before it is routed. Endpoints then ask the {@link Visitor} which drones it may see
 * and what it may do.
 */
@ApplicationScoped
public class ViewerAccess {

    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final int BAD_REQUEST = 400;

    private final Gate gate;
    private final SignIn signIn;
    private final LongVisits visits;
    private final Refusals refusals;
    private final Clock clock;

    ViewerAccess(Gate gate, SignIn signIn, LongVisits visits, Refusals refusals, Clock clock) {
        this.gate = gate;
        this.signIn = signIn;
        this.visits = visits;
        this.refusals = refusals;
        this.clock = clock;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        var knock = Knock.of(context.request());
        try {
            if (signIn.isWayIn(context.request().path())) {
                letTry(context, knock);
                return;
            }
            var visitor = gate.admit(knock);
            if (visitor.grant().isPresent() && knock.isTokenInUrl() && isPage(context.request())) {
                TokenCookie.exchange(
                        context, knock.token().orElseThrow(), visitor.grant().get(), clock.instant());
                return;
            }
            visitor.attachTo(context);
            visits.add(visitor, context);
            context.next();
        } catch (RefusedException e) {
            refusals.answer(context, knock, e);
        }
    }

    /** The only address that is served to strangers, and only where people sign in. */
    private void letTry(RoutingContext context, Knock knock) throws RefusedException {
        gate.admitToSignIn(knock);
        context.addEndHandler(ended -> {
            if (context.response().getStatusCode() >= BAD_REQUEST) {
                gate.signInFailed(knock);
            }
        });
        context.next();
    }

    /** A person's browser asks for a page, not a program for something else. */
    static boolean isPage(HttpServerRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.method() == HttpMethod.GET && accept != null && accept.contains("text/html");
    }
}
