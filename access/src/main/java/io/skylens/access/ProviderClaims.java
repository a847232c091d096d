package io.skylens.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * What an OpenID Connect provider says of a person who has signed in with it, and what that person may do here: by the same
 * claims as the tokens of a {@link TrustedIssuer}.
 */
public final class ProviderClaims {

    private static final int LONGEST_NAME = 256;

    private ProviderClaims() {}

    /**
     * @param idToken whose signature, issuer and audience somebody has verified
     * @param nameClaim the claim that names the person in logs and revocations
     * @param end when the grant runs out
     * @return issued when the ID token was: who was revoked since has to sign in anew
     * @throws InvalidTokenException when the person has no role here, or no name
     */
    public static Grant grantOf(String idToken, String nameClaim, Instant end) throws InvalidTokenException {
        var claims = parse(idToken);
        var given = Claims.issuersGrantOf(claims);
        if (given.role() == Role.DEVICE) {
            throw new InvalidTokenException("who signs in must be a person, and the provider gives skylens-device");
        }
        return new Grant(name(claims, nameClaim), given.role(), given.drones(), given.issuedAt(), Optional.of(end));
    }

    private static JwtClaims parse(String idToken) throws InvalidTokenException {
        try {
            var payload = Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]);
            return JwtClaims.parse(new String(payload, StandardCharsets.UTF_8));
        } catch (InvalidJwtException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidTokenException("ID token must be a signed JSON Web Token, and is not one");
        }
    }

    private static String name(JwtClaims claims, String nameClaim) throws InvalidTokenException {
        try {
            var name = claims.getStringClaimValue(nameClaim);
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                throw new InvalidTokenException("ID token must name the person in the claim '" + nameClaim
                        + "', with 1 to " + LONGEST_NAME + " characters, and does not (skylens.sign-in.name-claim)");
            }
            return name;
        } catch (MalformedClaimException e) {
            throw new InvalidTokenException(
                    "claim '" + nameClaim + "' must be text, and is not (skylens.sign-in.name-claim)");
        }
    }
}
