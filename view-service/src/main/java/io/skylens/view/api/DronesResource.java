package io.skylens.view.api;

import io.skylens.contract.CameraSettings;
import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.view.access.VisibleDrones;
import io.skylens.view.access.Visitor;
import io.skylens.view.control.ControlWriter;
import io.skylens.view.detections.LatestDetections;
import io.skylens.view.drones.Drone;
import io.skylens.view.event.Event;
import io.skylens.view.event.EventLog;
import io.skylens.view.history.Chart;
import io.skylens.view.history.Histories;
import io.skylens.view.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The drones and what was last found in their frames. */
@Path("/api/v1/drones")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class DronesResource {

    private final VisibleDrones drones;
    private final LatestDetections detections;
    private final EventLog events;
    private final Histories histories;
    private final ControlWriter control;

    DronesResource(
            VisibleDrones drones,
            LatestDetections detections,
            EventLog events,
            Histories histories,
            ControlWriter control) {
        this.drones = drones;
        this.detections = detections;
        this.events = events;
        this.histories = histories;
        this.control = control;
    }

    /** By id, the offline ones included. */
    @GET
    public List<Drone> all(@Context RoutingContext request) {
        return drones.all(Visitor.of(request));
    }

    @GET
    @Path("{id}")
    public Drone one(@PathParam("id") String id, @Context RoutingContext request) {
        return drones.require(id, Visitor.of(request));
    }

    /**
     * Gives it a name for people; an empty one takes that back.
     *
     * @return the drone as it is now
     */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Drone> rename(@PathParam("id") String id, Naming naming, @Context RoutingContext request) {
        var drone = operated(id, request);
        return control.rename(drone, Naming.checked(naming), Visitor.of(request))
                .map(done -> one(id, request));
    }

    /**
     * Tells its device how to film, now and whenever it connects. One that sends over anything but a WebSocket cannot be
     * told.
     *
     * @return all that is set of it
     */
    @POST
    @Path("{id}/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<CameraSettings> set(@PathParam("id") String id, Wish wish, @Context RoutingContext request) {
        var drone = operated(id, request);
        return control.set(drone, Wish.checked(wish), Visitor.of(request));
    }

    /** Forgets a drone that is OFFLINE. */
    @DELETE
    @Path("{id}")
    public Uni<Void> forget(@PathParam("id") String id, @Context RoutingContext request) {
        var drone = operated(id, request);
        if (drones.require(id, Visitor.of(request)).state() != DroneState.OFFLINE) {
            throw ProblemException.conflict("drone '" + id + "' must be OFFLINE to be forgotten: it would come back");
        }
        return control.forget(drone, Visitor.of(request));
    }

    private DroneId operated(String id, RoutingContext request) {
        var visitor = Visitor.of(request);
        var drone = drones.require(id, visitor).status().drone();
        if (!visitor.mayOperate()) {
            throw ProblemException.refused(
                    403, "'" + visitor.name() + "' must be an operator to change drone '" + id + "'");
        }
        return drone;
    }

    /** What happened lately, the newest first. */
    @GET
    @Path("{id}/events")
    public List<Event> events(@PathParam("id") String id, @Context RoutingContext request) {
        return events.of(drones.require(id, Visitor.of(request)).status().drone());
    }

    /** The last ten minutes. */
    @GET
    @Path("{id}/history")
    public Chart history(@PathParam("id") String id, @Context RoutingContext request) {
        return histories.of(drones.require(id, Visitor.of(request)).status().drone());
    }

    /** The newest; 404 before the first. */
    @GET
    @Path("{id}/detections")
    public Detections detections(@PathParam("id") String id, @Context RoutingContext request) {
        var drone = drones.require(id, Visitor.of(request));
        return detections
                .of(drone.status().drone())
                .orElseThrow(() -> ProblemException.notFound("drone '" + id + "' has no detections yet"));
    }
}
