package io.skylens.ingest.source.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.intake.Admission;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Refusal;
import io.skylens.ingest.source.DeviceHeaders;
import io.skylens.ingest.source.PeerAddress;
import io.skylens.ingest.source.RequestToken;
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

    private final Admission admission;
    private final FrameIntake intake;
    private final FrameCheck check;
    private final long bodyMillis;

    FrameRoutes(Admission admission, FrameIntake intake, FrameCheck check, IngestConfig config) {
        this.admission = admission;
        this.intake = intake;
        this.check = check;
        this.bodyMillis = config.postTimeout().toMillis();
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
        var sender = new HttpSender(PeerAddress.of(context.request().remoteAddress()));
        try {
            var token = RequestToken.of(context.request());
            var device = admission.admit(new DeviceHello(sender.origin(), sender.address(), declaredId, token));
            receive(context, device, sender, format);
        } catch (RejectedFrameException e) {
            Refusal.send(context, e);
        }
    }

    private void receive(RoutingContext context, Device device, HttpSender sender, FrameFormat format) {
        var headers = context.request().headers();
        try {
            var head = new PostHead(device, sender, DeviceHeaders.read(headers::get), format.open(headers));
            var posted = new PostedFrame(context, head, format, intake, check);
            var limits = new BodyReader.Limits(check.maxPayloadBytes() + format.overhead(), bodyMillis);
            BodyReader.read(context, limits, posted);
        } catch (RejectedFrameException e) {
            intake.reject(device.drone(), sender, e);
            Refusal.send(context, e);
        }
    }
}
