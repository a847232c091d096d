package io.skylens.ingest.identity;

import io.skylens.access.FailureLimit;
import io.skylens.access.InvalidTokenException;
import io.skylens.access.Role;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import io.skylens.ingest.identity.RefusedException.Reason;

/** Believes the tokens of operators, and whoever comes from a network that needs none. */
final class TokenOperators implements OperatorAccess {

    private static final String EVERYBODY = "everybody";

    private final TokenVerifier tokens;
    private final FailureLimit failures;
    private final Subnets openTo;

    TokenOperators(TokenVerifier tokens, FailureLimit failures, Subnets openTo) {
        this.tokens = tokens;
        this.failures = failures;
        this.openTo = openTo;
    }

    @Override
    public String require(String address, String token) throws RefusedException {
        if (failures.isExceeded(address)) {
            throw RefusedException.tooManyFailures();
        }
        if (token == null) {
            requireOpenTo(address);
            return EVERYBODY;
        }
        try {
            var grant = tokens.verify(token);
            if (!grant.role().includes(Role.OPERATOR)) {
                throw new RefusedException(
                        Reason.FORBIDDEN, "sources are for operators: the token is of another scope");
            }
            return grant.subject();
        } catch (InvalidTokenException e) {
            failures.failed(address);
            throw new RefusedException(Reason.UNAUTHORIZED, e.getMessage());
        }
    }

    private void requireOpenTo(String address) throws RefusedException {
        if (!openTo.contain(address)) {
            throw new RefusedException(Reason.UNAUTHORIZED, "a token of an operator is needed: Authorization: Bearer");
        }
    }
}
