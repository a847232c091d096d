package io.skylens.access;

import java.math.BigInteger;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.ByteUtil;
import org.jose4j.lang.JoseException;

/**
 * Keys as a JSON Web Key Set (RFC 7517). The first one signs; all of them are believed. So a key is rotated by putting a
 * new one before it, and taken away when the tokens it signed have run out.
 */
public final class KeySet {

    private static final KeySet EMPTY = new KeySet(List.of());
    private static final int SECRET_BITS = 256;
    private static final int KEY_ID_BYTES = 8;

    private final List<JsonWebKey> keys;

    private KeySet(List<JsonWebKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Believes nobody. */
    public static KeySet empty() {
        return EMPTY;
    }

    /** One new secret, for those who both issue and verify (HMAC with SHA-256). */
    public static KeySet generate() {
        var key = OctJwkGenerator.generateJwk(SECRET_BITS);
        key.setKeyId(new BigInteger(1, ByteUtil.randomBytes(KEY_ID_BYTES)).toString(Character.MAX_RADIX));
        key.setAlgorithm(AlgorithmIdentifiers.HMAC_SHA256);
        return new KeySet(List.of(key));
    }

    /** @throws UnusableKeysException when the text is no key set, or holds no key */
    public static KeySet parse(String json) throws UnusableKeysException {
        try {
            var keys = new JsonWebKeySet(json).getJsonWebKeys();
            if (keys.isEmpty()) {
                throw new UnusableKeysException(
                        "must hold at least one key that this service knows the kind of, got none");
            }
            return new KeySet(keys);
        } catch (JoseException e) {
            // The library's message would quote the text, which is secret.
            throw new UnusableKeysException("must be a JSON Web Key Set (RFC 7517), and is not one");
        }
    }

    /** Secrets included. */
    public String toJson() {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.INCLUDE_SYMMETRIC);
    }

    List<JsonWebKey> keys() {
        return keys;
    }
}
