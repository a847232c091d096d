package io.skylens.ingest.source.stream;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.intake.Admission;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Refusal;
import io.skylens.ingest.source.PeerAddress;
import io.skylens.ingest.source.RequestToken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The route that takes one long POST of many frames. It comes before the framework's own handling of bodies, which would
 * wait for an end that never comes.
 */
@Singleton
class StreamRoute {

    private static final int BEFORE_BODY_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;
    private static final String DRONE = "drone";
    /** Of senders that do not care what they send, as ffmpeg of itself sends no type at all. */
    private static final String ANY_BYTES = "application/octet-stream";

    private final Admission admission;
    private final FrameIntake intake;
    private final FrameCheck check;

    StreamRoute(Admission admission, FrameIntake intake, FrameCheck check) {
        this.admission = admission;
        this.intake = intake;
        this.check = check;
    }

    void register(@Observes Router router) {
        router.post("/api/v1/drones/:" + DRONE + "/stream")
                .order(BEFORE_BODY_LIMIT)
                .handler(this::receive);
    }

    private void receive(RoutingContext context) {
        var address = PeerAddress.of(context.request().remoteAddress());
        try {
            var declaredId = context.pathParam(DRONE);
            var token = RequestToken.of(context.request());
            var device = admission.admit(new DeviceHello(PushedStream.ORIGIN, address, declaredId, token));
            receive(context, device, address);
        } catch (RejectedFrameException e) {
            Refusal.send(context, e);
        }
    }

    private void receive(RoutingContext context, Device device, String address) {
        try {
            var boundary = boundary(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
            intake.requireKafka();
            new PushedStream(context, address, intake).start(device, boundary, check.maxPayloadBytes());
        } catch (RejectedFrameException e) {
            intake.reject(PushedStream.ORIGIN, e);
            Refusal.send(context, e);
        }
    }

    private static Boundary boundary(String contentType) throws RejectedFrameException {
        try {
            return contentType == null || contentType.equalsIgnoreCase(ANY_BYTES)
                    ? Boundary.unknown()
                    : Boundary.of(contentType);
        } catch (MultipartException e) {
            throw new RejectedFrameException(RejectReason.MEDIA_TYPE, e.getMessage());
        }
    }
}
