package io.skylens.view.access;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps with a WebSocket who its visitor is, since its messages are no requests of their own. */
@ApplicationScoped
class HandshakeAccess implements HttpUpgradeCheck {

    private final Gate gate;

    HandshakeAccess(Gate gate) {
        this.gate = gate;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        try {
            gate.admit(Knock.of(context.httpRequest())).attachTo(context.userData());
            return CheckResult.permitUpgrade();
        } catch (RefusedException e) {
            return CheckResult.rejectUpgrade(e.status());
        }
    }
}
