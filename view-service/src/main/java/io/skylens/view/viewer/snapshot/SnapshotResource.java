package io.skylens.view.viewer.snapshot;

import io.skylens.access.AuditLog;
import io.skylens.contract.DroneState;
import io.skylens.view.access.VisibleDrones;
import io.skylens.view.access.Visitor;
import io.skylens.view.drones.Drone;
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

    private static final String STATE = "Skylens-State";
    private static final String SINCE = "Skylens-State-Since";
    private static final String REASON = "Skylens-State-Reason";

    private final VisibleDrones drones;
    private final Snapshots snapshots;
    private final AuditLog audit;

    SnapshotResource(VisibleDrones drones, Snapshots snapshots, AuditLog audit) {
        this.drones = drones;
        this.snapshots = snapshots;
        this.audit = audit;
    }

    /**
     * Waits for a frame where none is at hand. Header {@code X-Frame-Age} is in milliseconds; {@code Skylens-State},
     * {@code Skylens-State-Since} and {@code Skylens-State-Reason} say how the drone is. One that is LATE or OFFLINE, or
     * sends nothing meanwhile, gets a problem with status 503 and the same headers.
     */
    @GET
    @Produces("image/jpeg")
    public Uni<Response> snapshot(@PathParam("id") String id, @Context RoutingContext request) {
        var drone = drones.require(id, Visitor.of(request));
        var wish = WishParameters.read(drone.status().drone(), request.request()::getParam);
        if (drone.state() == DroneState.LATE || drone.state() == DroneState.OFFLINE) {
            throw described(
                    ProblemException.unavailable("drone '" + id + "' is " + drone.state() + ": " + drone.reason()),
                    drone);
        }
        audit.watched(Visitor.of(request).name(), wish.drone(), "snapshot");
        return snapshots
                .take(wish)
                .map(taken -> taken.header(STATE, drone.state())
                        .header(SINCE, drone.since())
                        .header(REASON, drone.reason())
                        .build())
                .onFailure(ProblemException.class)
                .transform(failure -> described((ProblemException) failure, drone));
    }

    private static ProblemException described(ProblemException failure, Drone drone) {
        return failure.with(STATE, drone.state()).with(SINCE, drone.since()).with(REASON, drone.reason());
    }
}
