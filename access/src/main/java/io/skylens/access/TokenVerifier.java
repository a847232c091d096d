package io.skylens.access;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Tells what a token allows, or why it allows nothing. Does not block; safe for threads. Which kind of key a token may be
 * verified with follows from the algorithm it names, and that must be one of the few that {@link SignatureCheck} lists: not
 * {@code none}, and no public key is ever taken for a shared secret.
 */
public final class TokenVerifier {

    /** Far more than a token of ours, and little to look through for who sends many. */
    private static final int LONGEST = 8_192;

    private static final int CLOCK_SKEW_SECONDS = 5;

    private final SignatureCheck own;
    private final Optional<SignatureCheck> issuers;
    private final Revocations revocations;
    private final Clock clock;

    /** @param keys asked at every token, so that they can change */
    public TokenVerifier(Supplier<KeySet> keys, Revocations revocations, Clock clock) {
        this(keys, Optional.empty(), revocations, clock);
    }

    /** @param issuer whose tokens are believed besides */
    public TokenVerifier(Supplier<KeySet> keys, Optional<TrustedIssuer> issuer, Revocations revocations, Clock clock) {
        this.own = SignatureCheck.own(keys);
        this.issuers = issuer.map(SignatureCheck::of);
        this.revocations = revocations;
        this.clock = clock;
    }

    public Grant verify(String token) throws InvalidTokenException {
        if (token.length() > LONGEST) {
            throw new InvalidTokenException(
                    "token must have at most " + LONGEST + " characters, got " + token.length());
        }
        var grant = grantOf(token);
        if (revocations.isRevoked(grant)) {
            throw new InvalidTokenException("token of '" + grant.subject() + "' has been revoked");
        }
        return grant;
    }

    private Grant grantOf(String token) throws InvalidTokenException {
        try {
            return Claims.grantOf(timely(own.claimsOf(token)));
        } catch (InvalidJwtException e) {
            if (issuers.isEmpty()) {
                throw refusal(e);
            }
        }
        try {
            return Claims.issuersGrantOf(timely(issuers.get().claimsOf(token)));
        } catch (InvalidJwtException e) {
            throw refusal(e);
        }
    }

    private static InvalidTokenException refusal(InvalidJwtException e) {
        return new InvalidTokenException(
                e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)
                        ? "token must have a subject (sub)"
                        : "token must be signed by a key of this service, and is not");
    }

    private JwtClaims timely(JwtClaims claims) throws InvalidTokenException {
        try {
            long now = clock.instant().getEpochSecond();
            var end = claims.getExpirationTime();
            if (end != null && now - CLOCK_SKEW_SECONDS >= end.getValue()) {
                throw new InvalidTokenException("token has expired");
            }
            var begin = claims.getNotBefore();
            if (begin != null && now + CLOCK_SKEW_SECONDS < begin.getValue()) {
                throw new InvalidTokenException("token is not valid yet");
            }
            return claims;
        } catch (MalformedClaimException e) {
            throw new InvalidTokenException("token has a claim of a wrong type");
        }
    }
}
