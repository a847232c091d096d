package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.skylens.contract.DroneId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a provider that publishes its public keys over HTTP. */
class TrustedIssuerTest {

    private static final String NAME = "https://id.example";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private HttpServer provider;
    private PublicJsonWebKey key;
    private TrustedIssuer issuer;
    private TokenVerifier verifier;

    @BeforeEach
    void publish() throws Exception {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("one");
        var published = new JsonWebKeySet(List.of(key))
                .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                .getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        provider.start();
        issuer = TrustedIssuer.of(Optional.of(NAME), Optional.of("skylens"), Optional.of(address()))
                .orElseThrow();
        verifier = new TokenVerifier(KeySet::empty, Optional.of(issuer), new Revocations(), Clock.systemUTC());
        awaitKeys();
    }

    @AfterEach
    void end() {
        issuer.close();
        provider.stop(0);
    }

    @Test
    void shouldTakeTheHighestOfOurRoles() throws Exception {
        var claims = claims();
        claims.setStringClaim("scope", "openid profile skylens-viewer");
        claims.setStringListClaim("groups", "staff", "skylens-operator", "skylens-king");
        claims.setStringListClaim("drones", "alpha");

        var grant = verifier.verify(sign(claims));

        assertThat(grant.role()).isEqualTo(Role.OPERATOR);
        assertThat(grant.subject()).isEqualTo("jin");
        assertThat(grant.drones()).hasValue(Set.of(new DroneId("alpha")));
    }

    @Test
    void shouldRefuseWhoHasNoneOfOurRoles() {
        assertRefused(claims(), "gives none");
        var borrowed = claims();
        borrowed.setStringClaim("scope", "admin");
        assertRefused(borrowed, "gives none");
    }

    @Test
    void shouldRefuseWhatWasNotMadeByItOrNotForThisService() {
        var stranger = admin();
        stranger.setIssuer("https://evil.example");
        assertRefused(stranger, "must be signed by a key of this service");
        var other = admin();
        other.setAudience("another-service");
        assertRefused(other, "must be signed by a key of this service");
        var expired = admin();
        expired.setExpirationTime(NumericDate.fromSeconds(1_000_000_000));
        assertRefused(expired, "token has expired");
    }

    @Test
    void shouldWantAllThreeAndAnAddressThatNobodyElseAnswers() {
        assertThatThrownBy(() -> TrustedIssuer.of(Optional.of(NAME), Optional.empty(), Optional.of(address())))
                .isInstanceOf(UnusableKeysException.class)
                .hasMessageContaining("needs all of");
        var plain = Optional.of(URI.create("http://id.example/jwks"));
        assertThatThrownBy(() -> TrustedIssuer.of(Optional.of(NAME), Optional.of("skylens"), plain))
                .hasMessageContaining("must be https, or http on this machine");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/jwks");
    }

    private void awaitKeys() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (issuer.keys() == KeySet.empty()) {
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException("no keys came from " + address());
            }
            Thread.onSpinWait();
        }
    }

    private void assertRefused(JwtClaims claims, String message) {
        assertThatThrownBy(() -> verifier.verify(sign(claims)))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(message);
    }

    private static JwtClaims admin() {
        var claims = claims();
        claims.setStringClaim("scope", "skylens-admin");
        return claims;
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setSubject("jin");
        claims.setIssuer(NAME);
        claims.setAudience("skylens");
        claims.setIssuedAtToNow();
        return claims;
    }

    private String sign(JwtClaims claims) throws Exception {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue("one");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }
}
