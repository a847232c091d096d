package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.DroneId;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token opens, and the ways in which one opens nothing. */
class TokenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final DroneId ALPHA = new DroneId("alpha");
    private static final DroneId BETA = new DroneId("beta");

    private final KeySet keys = KeySet.generate();
    private final Revocations revocations = new Revocations();
    private final TokenVerifier verifier = verifier(keys, NOW);

    @Test
    void shouldSayWhichDroneADeviceIs() throws Exception {
        var grant = verifier.verify(issue(Grant.device(ALPHA, NOW, Optional.empty())));

        assertThat(grant).isEqualTo(Grant.device(ALPHA, NOW, Optional.empty()));
        assertThat(grant.covers(ALPHA)).isTrue();
        assertThat(grant.covers(BETA)).isFalse();
    }

    @Test
    void shouldSayWhichDronesAPersonMaySee() throws Exception {
        var one = new Grant("jin", Role.VIEWER, Optional.of(Set.of(ALPHA)), NOW, Optional.of(NOW.plusSeconds(60)));
        var all = new Grant("sora", Role.OPERATOR, Optional.empty(), NOW, Optional.empty());

        assertThat(verifier.verify(issue(one))).isEqualTo(one);
        assertThat(verifier.verify(issue(all))).isEqualTo(all);
        assertThat(one.covers(BETA)).isFalse();
        assertThat(all.covers(BETA)).isTrue();
    }

    @Test
    void shouldTakeATokenOfAnotherIssuerThatSaysNoMoreThanItsSubject() throws Exception {
        var token = sign("{\"sub\":\"alpha\"}", "HS256", keys.keys().get(0).getKey(), null);

        assertThat(verifier.verify(token)).isEqualTo(Grant.device(ALPHA, Instant.EPOCH, Optional.empty()));
    }

    @Test
    void shouldRefuseAnExpiredToken() throws Exception {
        var token = issue(Grant.device(ALPHA, NOW, Optional.of(NOW.plusSeconds(60))));

        assertThat(verifier(keys, NOW.plusSeconds(60)).verify(token).covers(ALPHA))
                .as("clocks differ by seconds")
                .isTrue();
        assertRefused(verifier(keys, NOW.plusSeconds(66)), token, "token has expired");
    }

    @Test
    void shouldRefuseAStrangersKey() throws Exception {
        var token = new TokenIssuer(KeySet.generate()).issue(Grant.device(ALPHA, NOW, Optional.empty()));

        assertRefused(verifier, token, "token must be signed by a key of this service, and is not");
    }

    @Test
    void shouldRefuseATokenThatIsNotSigned() throws Exception {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue("none");
        signature.setPayload("{\"sub\":\"alpha\"}");

        assertRefused(verifier, signature.getCompactSerialization(), "token must be signed by a key");
    }

    /** RFC 8725, section 2.1: whoever knows the public key must not be able to use it as if it were a shared secret. */
    @Test
    void shouldNotTakeAPublicKeyForASecret() throws Exception {
        var pair = RsaJwkGenerator.generateJwk(2048);
        pair.setKeyId("rsa");
        var verifier = verifier(publicOnly(pair), NOW);
        var published = new HmacKey(pair.getPublicKey().getEncoded());

        assertThat(verifier.verify(sign("{\"sub\":\"alpha\"}", "RS256", pair.getPrivateKey(), "rsa"))
                        .covers(ALPHA))
                .isTrue();
        assertRefused(
                verifier, sign("{\"sub\":\"alpha\"}", "HS256", published, "rsa"), "token must be signed by a key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | must have a subject",
                "{\"sub\":\"../etc\"}                   | names a drone that cannot be",
                "{\"sub\":\"a\",\"scope\":\"root\"}     | scope must be device, viewer, operator or admin",
                "{\"sub\":\"a\",\"scope\":7}            | claim of a wrong type",
                "{\"sub\":\"a\",\"scope\":\"viewer\",\"drones\":\"a\"} | claim of a wrong type",
                "{\"sub\":\"a\",\"nbf\":4000000000}     | not valid yet"
            })
    void shouldRefuseClaimsThatCannotBe(String claims, String reason) throws Exception {
        assertRefused(verifier, sign(claims, "HS256", keys.keys().get(0).getKey(), null), reason);
    }

    @Test
    void shouldRefuseWhatIsNoToken() {
        assertRefused(verifier, "", "token must be signed");
        assertRefused(verifier, "a.b.c", "token must be signed");
        assertRefused(verifier, "x".repeat(8_193), "token must have at most 8192 characters, got 8193");
    }

    @Test
    void shouldRefuseAnotherSubjectUnderAGoodSignature() throws Exception {
        var parts = issue(Grant.device(ALPHA, NOW, Optional.empty())).split("\\.");
        var forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\":\"beta\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused(verifier, parts[0] + "." + forged + "." + parts[2], "token must be signed by a key");
    }

    @Test
    void shouldTakeBackTokensOfASubjectIssuedUntilThen() throws Exception {
        var old = issue(Grant.device(ALPHA, NOW, Optional.empty()));
        var others = issue(Grant.device(BETA, NOW, Optional.empty()));
        revocations.revoke("alpha", NOW.plusMillis(300));
        revocations.revoke("alpha", NOW.minus(Duration.ofDays(1)));
        var later = issue(Grant.device(ALPHA, NOW.plusSeconds(1), Optional.empty()));

        assertRefused(verifier, old, "token of 'alpha' has been revoked");
        assertThat(verifier.verify(others).covers(BETA)).isTrue();
        assertThat(verifier.verify(later).covers(ALPHA)).isTrue();
    }

    @Test
    void shouldBelieveOldAndNewKeysWhileTheyAreRotated() throws Exception {
        var old = issue(Grant.device(ALPHA, NOW, Optional.empty()));
        var rotated = both(KeySet.generate(), keys);
        var fresh = new TokenIssuer(rotated).issue(Grant.device(BETA, NOW, Optional.empty()));

        assertThat(verifier(rotated, NOW).verify(old).covers(ALPHA)).isTrue();
        assertThat(verifier(rotated, NOW).verify(fresh).covers(BETA)).isTrue();
        assertRefused(verifier, fresh, "token must be signed by a key");
    }

    @Test
    void shouldNotSignWithAKeyThatIsPublic() throws Exception {
        var pair = RsaJwkGenerator.generateJwk(2048);
        pair.setKeyId("rsa");
        var keys = publicOnly(pair);

        assertThatThrownBy(() -> new TokenIssuer(keys)).hasMessageContaining("key 'rsa' does not");
    }

    private static KeySet both(KeySet first, KeySet second) throws UnusableKeysException {
        var all = new JsonWebKeySet(List.of(first.keys().get(0), second.keys().get(0)));
        return KeySet.parse(all.toJson(OutputControlLevel.INCLUDE_SYMMETRIC));
    }

    private static KeySet publicOnly(RsaJsonWebKey pair) throws UnusableKeysException {
        return KeySet.parse(new JsonWebKeySet(pair).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private String issue(Grant grant) throws UnusableKeysException {
        return new TokenIssuer(keys).issue(grant);
    }

    private static String sign(String claims, String algorithm, Key key, String keyId) throws Exception {
        var signature = new JsonWebSignature();
        signature.setPayload(claims);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key);
        if (keyId != null) {
            signature.setKeyIdHeaderValue(keyId);
        }
        return signature.getCompactSerialization();
    }

    private TokenVerifier verifier(KeySet keys, Instant now) {
        return new TokenVerifier(() -> keys, revocations, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void assertRefused(TokenVerifier verifier, String token, String reason) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(reason);
    }
}
