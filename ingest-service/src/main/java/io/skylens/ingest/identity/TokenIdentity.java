package io.skylens.ingest.identity;

import io.skylens.access.FailureLimit;
import io.skylens.access.Grant;
import io.skylens.access.InvalidTokenException;
import io.skylens.access.Role;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import io.skylens.contract.DroneId;
import io.skylens.ingest.identity.RefusedException.Reason;
import java.util.Optional;

/**
 * Believes tokens. From networks that need none it believes what senders declare; there too a token that is sent must be a
 * good one, so that whoever set it up learns that it is not.
 */
final class TokenIdentity implements DeviceIdentity {

    private final TokenVerifier tokens;
    private final FailureLimit failures;
    private final Subnets openTo;

    TokenIdentity(TokenVerifier tokens, FailureLimit failures, Subnets openTo) {
        this.tokens = tokens;
        this.failures = failures;
        this.openTo = openTo;
    }

    @Override
    public Device identify(DeviceHello hello) throws RefusedException {
        if (failures.isExceeded(hello.address())) {
            throw RefusedException.tooManyFailures();
        }
        if (hello.token() != null) {
            return byToken(hello);
        }
        if (!openTo.contain(hello.address())) {
            throw new RefusedException(
                    Reason.UNAUTHORIZED,
                    "a token is needed: Authorization: Bearer, ?token= or SKYLENS/1 drone=… token=…");
        }
        return hello.declaredId() == null
                ? new Device(DroneId.ofAddress(hello.origin(), hello.address()), false)
                : new Device(DroneId.of(hello.declaredId()), true);
    }

    private Device byToken(DeviceHello hello) throws RefusedException {
        var grant = grantOf(hello);
        if (grant.role() != Role.DEVICE) {
            throw new RefusedException(
                    Reason.FORBIDDEN, "a token with the scope " + grant.role().scope() + " is not for sending");
        }
        if (hello.declaredId() != null && !hello.declaredId().equals(grant.subject())) {
            DroneId.of(hello.declaredId());
            throw new RefusedException(
                    Reason.FORBIDDEN,
                    "drone must be '" + grant.subject() + "', whose token this is, got '" + hello.declaredId() + "'");
        }
        return new Device(DroneId.of(grant.subject()), true, Optional.of(grant));
    }

    private Grant grantOf(DeviceHello hello) throws RefusedException {
        try {
            return tokens.verify(hello.token());
        } catch (InvalidTokenException e) {
            failures.failed(hello.address());
            throw new RefusedException(Reason.UNAUTHORIZED, e.getMessage());
        }
    }
}
