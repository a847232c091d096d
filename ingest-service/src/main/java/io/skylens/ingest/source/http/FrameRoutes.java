package io.skylens.ingest.source.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.identity.DeviceIdentity;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The routes that take a POST with one frame. They come before the framework's own handling of bodies, which has other
 * limits and errors and may write parts of forms to files, and after its filters.
 */
@Singleton
class FrameRoutes {

    private static final int BEFORE_BODY_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;
    private static final String DRONE = "drone";

    private final DeviceIdentity identity;
    private final FrameIntake intake;
    private final FrameCheck check;

    FrameRoutes(DeviceIdentity identity, FrameIntake intake, FrameCheck check) {
        this.identity = identity;
        this.intake = intake;
        this.check = check;
    }

    void register(@Observes Router router) {
        var jpeg = new JpegFormat();
        router.post("/api/v1/drones/:" + DRONE + "/frames")
                .order(BEFORE_BODY_LIMIT)
                .handler(context -> receive(context, context.pathParam(DRONE), jpeg));
        var form = new FormFormat();
        router.post("/upload")
                .order(BEFORE_BODY_LIMIT)
                .handler(context -> receive(context, context.request().getParam(DRONE), form));
    }

    private void receive(RoutingContext context, String declaredId, FrameFormat format) {
        var sender = new HttpSender(addressOf(context.request()));
        try {
            var device = identity.identify(new DeviceHello(sender.origin(), sender.address(), declaredId));
            receive(context, device, sender, format);
        } catch (InvalidDroneIdException e) {
            var rejection = new RejectedFrameException(RejectReason.BAD_REQUEST, e.getMessage());
            intake.reject(sender.origin(), rejection);
            Refusal.send(context, rejection);
        }
    }

    private void receive(RoutingContext context, Device device, HttpSender sender, FrameFormat format) {
        var headers = context.request().headers();
        try {
            var head = new PostHead(device, sender, DeviceHeaders.read(headers), format.open(headers));
            var posted = new PostedFrame(context, head, format, intake, check);
            BodyReader.read(context.request(), check.maxPayloadBytes() + format.overhead(), posted);
        } catch (RejectedFrameException e) {
            intake.reject(device.drone(), sender, e);
            Refusal.send(context, e);
        }
    }

    private static String addressOf(HttpServerRequest request) {
        var address = request.remoteAddress();
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }
}
