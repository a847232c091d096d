package io.skylens.ingest.identity;

import io.skylens.access.AuditLog;

/** Writes down whom another check refuses. */
final class AuditedIdentity implements DeviceIdentity {

    private final DeviceIdentity identity;
    private final AuditLog audit;

    AuditedIdentity(DeviceIdentity identity, AuditLog audit) {
        this.identity = identity;
        this.audit = audit;
    }

    @Override
    public Device identify(DeviceHello hello) throws RefusedException {
        try {
            return identity.identify(hello);
        } catch (RefusedException e) {
            audit.refusedDevice(
                    hello.address(),
                    hello.origin(),
                    hello.declaredId(),
                    e.reason().name(),
                    e.getMessage());
            throw e;
        }
    }
}
