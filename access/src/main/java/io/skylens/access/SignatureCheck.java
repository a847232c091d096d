package io.skylens.access;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.SubValidator;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * Tells whether a token was signed by one of the keys there are at the moment, and has a subject. What it needs for that is
 * made anew when the keys have changed, not for each token. Does not look at times. Safe for threads.
 */
final class SignatureCheck {

    private static final String[] SHARED_OR_PUBLIC = {
        AlgorithmIdentifiers.HMAC_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.EDDSA
    };
    private static final String[] PUBLIC = {
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.EDDSA
    };

    private final Supplier<KeySet> keys;
    private final String[] algorithms;
    private final Consumer<JwtConsumerBuilder> rules;
    private volatile Current current;

    private record Current(KeySet keys, JwtConsumer consumer) {}

    private SignatureCheck(Supplier<KeySet> keys, String[] algorithms, Consumer<JwtConsumerBuilder> rules) {
        this.keys = keys;
        this.algorithms = algorithms;
        this.rules = rules;
    }

    /** By this service's own keys. */
    static SignatureCheck own(Supplier<KeySet> keys) {
        return new SignatureCheck(keys, SHARED_OR_PUBLIC, builder -> {});
    }

    /** By an issuer's, who shares no secret with anybody: a token must name it and this service. */
    static SignatureCheck of(TrustedIssuer issuer) {
        return new SignatureCheck(issuer::keys, PUBLIC, builder -> builder.registerValidator(issuer.rules()));
    }

    JwtClaims claimsOf(String token) throws InvalidJwtException {
        var now = keys.get();
        var known = current;
        if (known == null || known.keys() != now) {
            // Two threads may both make one, of which one stays.
            known = new Current(now, consumer(now));
            current = known;
        }
        return known.consumer().processToClaims(token);
    }

    /** The library's check of times would be by its own clock. */
    private JwtConsumer consumer(KeySet set) {
        var builder = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(set.keys()))
                .setJwsAlgorithmConstraints(PERMIT, algorithms)
                .setSkipAllDefaultValidators()
                .registerValidator(new SubValidator(true));
        rules.accept(builder);
        return builder.build();
    }
}
