package io.skylens.view.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skylens.contract.DroneId;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;

/** Who asks, as this service knows them, and how they leave. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SessionResource {

    private final SignIn signIn;
    private final SignOut signOut;

    SessionResource(SignIn signIn, SignOut signOut) {
        this.signIn = signIn;
        this.signOut = signOut;
    }

    /**
     * @param name absent, as all but {@code signIn}, for whoever needs no token
     * @param role {@code viewer}, {@code operator} or {@code admin}
     * @param drones absent for all
     * @param expiresAt absent for never
     * @param signIn whether people sign in with a provider here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Session(String name, String role, Set<DroneId> drones, Instant expiresAt, boolean signIn) {}

    /** @param next where to go now */
    public record Left(String next) {}

    @GET
    public Session session(@Context RoutingContext request) {
        return Visitor.of(request)
                .grant()
                .map(grant -> new Session(
                        grant.subject(),
                        grant.role().scope(),
                        grant.drones().orElse(null),
                        grant.expiresAt().orElse(null),
                        signIn.isOn()))
                .orElseGet(() -> new Session(null, null, null, null, signIn.isOn()));
    }

    /** The browser forgets the token. Revoked it is not: whoever else has it goes on. */
    @DELETE
    public Left leave(@Context RoutingContext request) {
        request.response().addCookie(TokenCookie.gone(request.request()));
        return new Left(signOut.address(request.request()).orElse(LocalPage.HOME));
    }
}
