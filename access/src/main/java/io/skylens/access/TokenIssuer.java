package io.skylens.access;

import io.skylens.contract.DroneId;
import java.security.Key;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens: JSON Web Tokens (RFC 7519) with the claims that {@link Claims} names. */
public final class TokenIssuer {

    private final JsonWebKey key;

    /** @throws UnusableKeysException when the first key cannot sign: it is public only, or says no algorithm */
    public TokenIssuer(KeySet keys) throws UnusableKeysException {
        if (keys.keys().isEmpty()) {
            throw new UnusableKeysException("there is no key to sign with");
        }
        key = keys.keys().get(0);
        if (key.getAlgorithm() == null || signingKey() == null) {
            throw new UnusableKeysException("the first key must be secret or private and say its algorithm (alg), key '"
                    + key.getKeyId() + "' does not");
        }
    }

    public String issue(Grant grant) {
        var claims = new JwtClaims();
        claims.setSubject(grant.subject());
        claims.setIssuedAt(numeric(grant.issuedAt()));
        grant.expiresAt().ifPresent(end -> claims.setExpirationTime(numeric(end)));
        claims.setStringClaim(Claims.SCOPE, grant.role().scope());
        if (grant.role() != Role.DEVICE) {
            grant.drones()
                    .ifPresent(drones -> claims.setStringListClaim(
                            Claims.DRONES,
                            drones.stream().map(DroneId::value).sorted().toList()));
        }
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(key.getAlgorithm());
        signature.setKey(signingKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("key '" + key.getKeyId() + "' cannot sign", e);
        }
    }

    private Key signingKey() {
        if (key instanceof PublicJsonWebKey pair) {
            return pair.getPrivateKey();
        }
        return key instanceof OctetSequenceJsonWebKey ? key.getKey() : null;
    }

    private static NumericDate numeric(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
