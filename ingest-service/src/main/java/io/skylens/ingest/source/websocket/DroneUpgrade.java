package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.skylens.contract.InvalidDroneIdException;
import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.identity.DeviceIdentity;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Problem;
import io.skylens.ingest.source.PeerAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;

/** Who connects is asked in the handshake, where a refusal can say why as any HTTP answer does. */
@Singleton
class DroneUpgrade implements HttpUpgradeCheck {

    private static final int BAD_REQUEST = 400;

    private final DeviceIdentity identity;
    private final FrameIntake intake;
    private final FrameCheck check;

    DroneUpgrade(DeviceIdentity identity, FrameIntake intake, FrameCheck check) {
        this.identity = identity;
        this.intake = intake;
        this.check = check;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var inPath = context.pathParam(NamedDroneEndpoint.ID);
        var declaredId = inPath == null ? request.getParam("drone") : inPath;
        var address = PeerAddress.of(request.remoteAddress());
        try {
            var device = identity.identify(new DeviceHello(DroneSocket.ORIGIN, address, declaredId));
            var state = new SocketState(device, address);
            context.userData().put(SocketState.KEY, state);
            OversizedMessageGuard.install(request.connection(), () -> tooLarge(state));
            return CheckResult.permitUpgrade();
        } catch (InvalidDroneIdException e) {
            intake.reject(DroneSocket.ORIGIN, new RejectedFrameException(RejectReason.BAD_REQUEST, e.getMessage()));
            var response = request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            new Problem(BAD_REQUEST, e.getMessage()).send(response).onComplete(sent -> request.connection()
                    .close());
            // A refusal by CheckResult has no body; this one has been answered.
            return Uni.createFrom().nothing();
        }
    }

    private String tooLarge(SocketState state) {
        var rejection = check.tooLarge(state.device().drone());
        state.session().ifPresent(session -> {
            session.reject(rejection);
            intake.disconnect(session);
        });
        return rejection.getMessage();
    }
}
