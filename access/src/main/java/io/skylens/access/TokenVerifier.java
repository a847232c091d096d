package io.skylens.access;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidDroneIdException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * Tells what a token allows, or why it allows nothing. Does not block; safe for threads. Which kind of key a token may be
 * verified with follows from the algorithm it names, and that must be one of the few listed here: not {@code none}, and no
 * public key is ever taken for a shared secret.
 */
public final class TokenVerifier {

    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.HMAC_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.EDDSA
    };
    /** Far more than a token of ours, and little to look through for who sends many. */
    private static final int LONGEST = 8_192;

    private static final int CLOCK_SKEW_SECONDS = 5;

    private final Supplier<KeySet> keys;
    private final Revocations revocations;
    private final Clock clock;

    /** @param keys asked at every token, so that they can change */
    public TokenVerifier(Supplier<KeySet> keys, Revocations revocations, Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    public Grant verify(String token) throws InvalidTokenException {
        if (token.length() > LONGEST) {
            throw new InvalidTokenException(
                    "token must have at most " + LONGEST + " characters, got " + token.length());
        }
        var grant = grantOf(claimsOf(token));
        if (revocations.isRevoked(grant)) {
            throw new InvalidTokenException("token of '" + grant.subject() + "' has been revoked");
        }
        return grant;
    }

    private JwtClaims claimsOf(String token) throws InvalidTokenException {
        try {
            return consumer().processToClaims(token);
        } catch (InvalidJwtException e) {
            throw new InvalidTokenException(reason(e));
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(keys.get().keys()))
                .setJwsAlgorithmConstraints(PERMIT, ALGORITHMS)
                .setRequireSubject()
                .setSkipDefaultAudienceValidation()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    private static String reason(InvalidJwtException e) {
        if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
            return "token has expired";
        }
        if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return "token is not valid yet";
        }
        if (e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
            return "token must have a subject (sub)";
        }
        return "token must be signed by a key of this service, and is not";
    }

    private static Grant grantOf(JwtClaims claims) throws InvalidTokenException {
        try {
            var issuedAt = claims.getIssuedAt();
            return new Grant(
                    claims.getSubject(),
                    roleOf(claims),
                    dronesOf(claims),
                    issuedAt == null ? Instant.EPOCH : Instant.ofEpochSecond(issuedAt.getValue()),
                    Optional.ofNullable(claims.getExpirationTime()).map(end -> Instant.ofEpochSecond(end.getValue())));
        } catch (MalformedClaimException e) {
            throw new InvalidTokenException("token has a claim of a wrong type");
        } catch (InvalidDroneIdException e) {
            throw new InvalidTokenException("token names a drone that cannot be: " + e.getMessage());
        }
    }

    private static Role roleOf(JwtClaims claims) throws MalformedClaimException, InvalidTokenException {
        var scope = claims.getStringClaimValue(Claims.SCOPE);
        if (scope == null) {
            return Role.DEVICE;
        }
        return Role.ofScope(scope)
                .orElseThrow(() -> new InvalidTokenException(
                        "token's scope must be device, viewer, operator or admin, and is none of these"));
    }

    private static Optional<Set<DroneId>> dronesOf(JwtClaims claims)
            throws MalformedClaimException, InvalidTokenException {
        if (roleOf(claims) == Role.DEVICE) {
            return Optional.of(Set.of(DroneId.of(claims.getSubject())));
        }
        if (!claims.hasClaim(Claims.DRONES)) {
            return Optional.empty();
        }
        List<String> named = claims.getStringListClaimValue(Claims.DRONES);
        return Optional.of(named.stream().map(DroneId::of).collect(Collectors.toUnmodifiableSet()));
    }
}
