package io.skylens.view.access;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.skylens.access.InvalidTokenException;
import io.skylens.access.UnusableKeysException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Where somebody comes to sign in, and comes back to from the provider. Quarkus sends whoever is not signed in with the
 * provider there; who is gets a token, as a cookie that scripts do not see, and the page that was wanted.
 */
@Path(SignIn.PATH)
@NonBlocking
public class SignInResource {

    private final SignIn signIn;
    private final OidcSession session;
    private final Refusals refusals;

    SignInResource(SignIn signIn, OidcSession session, Refusals refusals) {
        this.signIn = signIn;
        this.session = session;
        this.refusals = refusals;
    }

    /** @param page the path of the page to come back to; another address than a page's own is the wall's */
    @GET
    @Authenticated
    public Uni<Response> enter(@QueryParam("to") String page, @Context RoutingContext request) {
        var idToken = session.getIdToken().getRawToken();
        // What Quarkus keeps of the provider's token is no longer needed: it opens nothing here.
        return session.logout().map(done -> answer(idToken, LocalPage.of(page), request));
    }

    private Response answer(String idToken, String page, RoutingContext request) {
        try {
            var grant = signIn.grantOf(idToken);
            var cookie = TokenCookie.of(request.request(), signIn.tokenOf(grant), grant, signIn.now());
            request.response().addCookie(cookie);
            return Response.seeOther(URI.create(page))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (InvalidTokenException e) {
            return refusals.ofSignedIn(request, e.getMessage());
        } catch (UnusableKeysException e) {
            throw new IllegalStateException(e);
        }
    }
}
