package io.skylens.view.api;

import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.contract.InvalidSourceException;
import io.skylens.contract.SourceSpec;
import io.skylens.view.access.Visitor;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.source.Source;
import io.skylens.view.source.SourceWriter;
import io.skylens.view.source.Sources;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The streams that ingest fetches, the same as under its own address. Whether it may fetch one, its pods decide. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SourcesResource {

    private final Sources sources;
    private final SourceWriter writer;

    SourcesResource(Sources sources, SourceWriter writer) {
        this.sources = sources;
        this.writer = writer;
    }

    /** @param url with credentials, where its camera asks for them; no answer shows them */
    record Declaration(String url, Double fps, Integer width) {}

    /** By id. */
    @GET
    public List<Source> all(@Context RoutingContext request) {
        requireOperator(request);
        return sources.all();
    }

    @GET
    @Path("{id}")
    public Source one(@PathParam("id") String id, @Context RoutingContext request) {
        requireOperator(request);
        return known(droneId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Source> put(@PathParam("id") String id, Declaration wanted, @Context RoutingContext request) {
        requireOperator(request);
        var drone = droneId(id);
        sources.find(drone).ifPresent(SourcesResource::requireChangeable);
        return writer.write(drone, spec(wanted), Visitor.of(request)).map(done -> known(drone));
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(@PathParam("id") String id, @Context RoutingContext request) {
        requireOperator(request);
        var drone = droneId(id);
        requireChangeable(known(drone));
        return writer.write(drone, null, Visitor.of(request));
    }

    private Source known(DroneId id) {
        return sources.find(id).orElseThrow(() -> ProblemException.notFound("source '" + id + "' is not declared"));
    }

    private static SourceSpec spec(Declaration wanted) {
        if (wanted == null || wanted.url() == null) {
            throw ProblemException.badRequest("a source must have a url, got none");
        }
        try {
            return new SourceSpec(wanted.url().strip(), wanted.fps(), wanted.width(), SourceSpec.Place.API);
        } catch (InvalidSourceException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static DroneId droneId(String id) {
        try {
            return new DroneId(id);
        } catch (InvalidDroneIdException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static void requireChangeable(Source source) {
        if (source.declaredIn() == SourceSpec.Place.FILE) {
            throw ProblemException.conflict(
                    "source '" + source.id() + "' is declared in a file of ingest and must be changed there");
        }
    }

    private static void requireOperator(RoutingContext request) {
        var visitor = Visitor.of(request);
        if (!visitor.mayOperate()) {
            throw ProblemException.refused(
                    403, "'" + visitor.name() + "' must be an operator to see or change sources");
        }
    }
}
