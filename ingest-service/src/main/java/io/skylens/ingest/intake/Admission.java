package io.skylens.ingest.intake;

import io.skylens.contract.InvalidDroneIdException;
import io.skylens.ingest.identity.Device;
import io.skylens.ingest.identity.DeviceHello;
import io.skylens.ingest.identity.DeviceIdentity;
import io.skylens.ingest.identity.RefusedException;
import jakarta.inject.Singleton;

/** What every protocol asks before it takes a byte of a frame. Thread-safe; does not block. */
@Singleton
public class Admission {

    private final DeviceIdentity identity;
    private final FrameIntake intake;

    Admission(DeviceIdentity identity, FrameIntake intake) {
        this.identity = identity;
        this.intake = intake;
    }

    /**
     * Says which drone the frames of this sender belong to.
     *
     * @throws RejectedFrameException when it is not let in; it is counted already
     */
    public Device admit(DeviceHello hello) throws RejectedFrameException {
        try {
            return identity.identify(hello);
        } catch (InvalidDroneIdException e) {
            throw rejected(hello, RejectReason.BAD_REQUEST, e);
        } catch (RefusedException e) {
            throw rejected(hello, reason(e), e);
        }
    }

    private RejectedFrameException rejected(DeviceHello hello, RejectReason reason, Exception cause) {
        var rejection = new RejectedFrameException(reason, cause.getMessage());
        intake.reject(hello.origin(), rejection);
        return rejection;
    }

    private static RejectReason reason(RefusedException refusal) {
        return switch (refusal.reason()) {
            case UNAUTHORIZED -> RejectReason.UNAUTHORIZED;
            case FORBIDDEN -> RejectReason.FORBIDDEN;
            case TOO_MANY_FAILURES -> RejectReason.TOO_MANY_FAILURES;
        };
    }
}
