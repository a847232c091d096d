package io.skylens.view.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Who comes to {@link SignIn#PATH} and is not signed in goes to the provider. Quarkus knows the way once the provider has
 * described itself, for which it asks at each try until then.
 */
@ApplicationScoped
class WayToProvider {

    private final HttpAuthenticator authenticator;
    private final Refusals refusals;

    WayToProvider(HttpAuthenticator authenticator, Refusals refusals) {
        this.authenticator = authenticator;
        this.refusals = refusals;
    }

    @ServerExceptionMapper
    Uni<Response> of(UnauthorizedException stranger, RoutingContext context) {
        return authenticator
                .getChallenge(context)
                .onFailure()
                .recoverWithNull()
                .map(way -> way == null ? refusals.ofAbsentProvider(context) : answer(way));
    }

    private static Response answer(ChallengeData way) {
        return Response.status(way.status)
                .header(way.headerName.toString(), way.headerContent)
                .build();
    }
}
