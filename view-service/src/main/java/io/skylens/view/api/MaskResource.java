package io.skylens.view.api;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import io.skylens.view.access.VisibleDrones;
import io.skylens.view.access.Visitor;
import io.skylens.view.control.MaskWriter;
import io.skylens.view.control.Masks;
import io.skylens.view.problem.ProblemException;
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

/** What nobody may see of a drone's pictures. */
@Path("/api/v1/drones/{id}/mask")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class MaskResource {

    private final VisibleDrones drones;
    private final Masks masks;
    private final MaskWriter writer;

    MaskResource(VisibleDrones drones, Masks masks, MaskWriter writer) {
        this.drones = drones;
        this.masks = masks;
        this.writer = writer;
    }

    /** As {@link DroneMask} has it, without the drone. */
    record Areas(DroneMask.Effect effect, List<List<DroneMask.Corner>> polygons) {}

    @GET
    public DroneMask mask(@PathParam("id") String id, @Context RoutingContext request) {
        var drone = drones.require(id, Visitor.of(request)).status().drone();
        return masks.of(drone).orElseThrow(() -> ProblemException.notFound("drone '" + id + "' has no mask"));
    }

    /** Holds for frames that are published from a few seconds after the answer on. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<DroneMask> set(@PathParam("id") String id, Areas areas, @Context RoutingContext request) {
        var drone = operated(id, request);
        return writer.set(checked(drone, areas), Visitor.of(request));
    }

    @DELETE
    public Uni<Void> remove(@PathParam("id") String id, @Context RoutingContext request) {
        return writer.remove(operated(id, request), Visitor.of(request));
    }

    private static DroneMask checked(DroneId drone, Areas areas) {
        try {
            return new DroneMask(drone, areas == null ? null : areas.effect(), areas == null ? null : areas.polygons());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private DroneId operated(String id, RoutingContext request) {
        var visitor = Visitor.of(request);
        var drone = drones.require(id, visitor).status().drone();
        if (!visitor.mayOperate()) {
            throw ProblemException.refused(
                    403, "'" + visitor.name() + "' must be an operator to mask pictures of drone '" + id + "'");
        }
        return drone;
    }
}
