package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.intake.Admission;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Refusal;
import io.skylens.ingest.source.PeerAddress;
import io.skylens.ingest.source.RequestToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;

/** Who connects is asked in the handshake, where a refusal can say why as any HTTP answer does. */
@Singleton
class DroneUpgrade implements HttpUpgradeCheck {

    private static final String RESULTS_WANTED = "1";

    private final Admission admission;
    private final FrameIntake intake;
    private final FrameCheck check;

    DroneUpgrade(Admission admission, FrameIntake intake, FrameCheck check) {
        this.admission = admission;
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
            var token = RequestToken.of(request);
            var device = admission.admit(new DeviceHello(DroneSocket.ORIGIN, address, declaredId, token));
            boolean wantsResults = RESULTS_WANTED.equals(request.getParam("results"));
            var state = new SocketState(device, address, wantsResults);
            context.userData().put(SocketState.KEY, state);
            OversizedMessageGuard.install(request.connection(), () -> tooLarge(state));
            UnreadBytes.keepOnly(request.connection());
            return CheckResult.permitUpgrade();
        } catch (RejectedFrameException e) {
            var response = request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Refusal.problem(e).send(response).onComplete(sent -> request.connection()
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
