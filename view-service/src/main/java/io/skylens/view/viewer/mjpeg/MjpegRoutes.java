package io.skylens.view.viewer.mjpeg;

import io.skylens.access.AuditLog;
import io.skylens.contract.DroneId;
import io.skylens.view.access.Visitor;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.problem.Problems;
import io.skylens.view.viewer.WishParameters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** {@code GET /api/v1/drones/{id}/stream.mjpeg} and {@code GET /video}. */
@ApplicationScoped
class MjpegRoutes {

    private final MjpegViewers viewers;
    private final DroneChoice choice;
    private final Problems problems;
    private final AuditLog audit;

    MjpegRoutes(MjpegViewers viewers, DroneChoice choice, Problems problems, AuditLog audit) {
        this.viewers = viewers;
        this.choice = choice;
        this.problems = problems;
        this.audit = audit;
    }

    void install(@Observes Router router) {
        router.get("/api/v1/drones/:id/stream.mjpeg")
                .handler(request -> open(request, () -> choice.named(request.pathParam("id"), Visitor.of(request))));
        router.get("/video").handler(request -> open(request, () -> choice.unnamed(Visitor.of(request))));
    }

    private void open(RoutingContext request, Supplier<DroneId> drone) {
        try {
            var wish = WishParameters.read(drone.get(), request.request()::getParam);
            audit.watched(Visitor.of(request).name(), wish.drone(), "mjpeg");
            viewers.open(request, wish);
        } catch (ProblemException e) {
            problems.send(request, e);
        }
    }
}
