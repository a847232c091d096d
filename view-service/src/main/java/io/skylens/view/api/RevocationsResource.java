package io.skylens.view.api;

import io.skylens.access.Role;
import io.skylens.contract.TokenRevocation;
import io.skylens.view.access.Visitor;
import io.skylens.view.control.ControlWriter;
import io.skylens.view.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Tokens that are taken back. */
@Path("/api/v1/revocations")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class RevocationsResource {

    private static final int LONGEST = 256;

    private final ControlWriter control;
    private final Clock clock;

    RevocationsResource(ControlWriter control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    /** Takes back all tokens of the subject, a drone or a person, that were issued until now. */
    @PUT
    @Path("{subject}")
    public Uni<TokenRevocation> revoke(@PathParam("subject") String subject, @Context RoutingContext request) {
        var visitor = Visitor.of(request);
        if (!visitor.isA(Role.ADMIN)) {
            throw ProblemException.refused(403, "'" + visitor.name() + "' must be an admin to take tokens back");
        }
        if (subject.isBlank() || subject.length() > LONGEST) {
            throw ProblemException.badRequest(
                    "a subject must have 1 to " + LONGEST + " characters, got " + subject.length());
        }
        return control.revoke(subject, clock.instant(), visitor);
    }
}
