package io.skylens.view.api;

import io.skylens.contract.Detections;
import io.skylens.view.access.VisibleDrones;
import io.skylens.view.access.Visitor;
import io.skylens.view.detections.LatestDetections;
import io.skylens.view.drones.Drone;
import io.skylens.view.event.Event;
import io.skylens.view.event.EventLog;
import io.skylens.view.history.Chart;
import io.skylens.view.history.Histories;
import io.skylens.view.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
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

    DronesResource(VisibleDrones drones, LatestDetections detections, EventLog events, Histories histories) {
        this.drones = drones;
        this.detections = detections;
        this.events = events;
        this.histories = histories;
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
