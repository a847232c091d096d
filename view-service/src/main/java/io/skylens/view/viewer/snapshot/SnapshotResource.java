package io.skylens.view.viewer.snapshot;

import io.skylens.contract.DroneState;
import io.skylens.view.access.VisibleDrones;
import io.skylens.view.access.Visitor;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.viewer.WishParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The newest frame of a drone as one picture. */
@Path("/api/v1/drones/{id}/snapshot.jpg")
public class SnapshotResource {

    private final VisibleDrones drones;
    private final Snapshots snapshots;

    SnapshotResource(VisibleDrones drones, Snapshots snapshots) {
        this.drones = drones;
        this.snapshots = snapshots;
    }

    /**
     * Waits for a frame where none is at hand. Header {@code X-Frame-Age} is in milliseconds; a drone that is LATE or
     * OFFLINE, or sends nothing meanwhile, gets a problem with status 503.
     */
    @GET
    @Produces("image/jpeg")
    public Uni<Response> snapshot(@PathParam("id") String id, @Context RoutingContext request) {
        var drone = drones.require(id, Visitor.of(request));
        var wish = WishParameters.read(drone.status().drone(), request.request()::getParam);
        if (drone.state() == DroneState.LATE || drone.state() == DroneState.OFFLINE) {
            throw ProblemException.unavailable("drone '" + id + "' is " + drone.state() + ": " + drone.reason());
        }
        return snapshots.take(wish);
    }
}
