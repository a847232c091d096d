package io.skylens.view.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * An OpenID Connect provider on loopback: discovery, code flow with PKCE, tokens signed with RS256, sign-out. Whoever comes
 * says which of its people they are. It refuses a code that it did not give, that was used, or whose verifier is another.
 */
final class Provider {

    static final String CLIENT = "skylens";
    static final String SECRET = "the-client-secret-of-a-test";

    private static final Map<String, Map<String, Object>> PEOPLE = Map.of(
            "jin", Map.of("groups", List.of("skylens-viewer"), "drones", List.of("closed-own")),
            "page-leaver", Map.of("groups", List.of("skylens-viewer")),
            "leaver", Map.of("roles", List.of("skylens-viewer")),
            "sora", Map.of("groups", List.of("staff", "skylens-operator")),
            "mallory", Map.of("groups", List.of("staff")));

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private Provider(HttpServer server, RsaJsonWebKey key) {
        this.server = server;
        this.key = key;
    }

    /** @param port 0 for any that is free */
    static Provider start(int port) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("provider");
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var provider = new Provider(server, key);
            server.createContext("/.well-known/openid-configuration", provider::describe);
            server.createContext("/keys", provider::keys);
            server.createContext("/authorize", provider::authorize);
            server.createContext("/token", provider::token);
            server.createContext("/sign-out", exchange -> answer(exchange, 200, "text/html", "signed out"));
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void describe(HttpExchange exchange) throws IOException {
        json(
                exchange,
                200,
                Map.of(
                        "issuer", address(),
                        "authorization_endpoint", address() + "/authorize",
                        "token_endpoint", address() + "/token",
                        "jwks_uri", address() + "/keys",
                        "end_session_endpoint", address() + "/sign-out"));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "application/json",
                new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = form(exchange.getRequestURI().getRawQuery());
        if (!asked.containsKey("user")) {
            var links = PEOPLE.keySet().stream()
                    .map(name -> "<a id='" + name + "' href='?user=" + name + "&"
                            + exchange.getRequestURI().getRawQuery().replace("&", "&amp;") + "'>" + name + "</a>")
                    .collect(Collectors.joining(" "));
            answer(exchange, 200, "text/html", "<!doctype html><title>Provider</title>" + links);
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var given = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(given.getOrDefault("code", ""));
        if (asked == null || !isClient(exchange) || !isVerifierOf(given.get("code_verifier"), asked)) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        idToken(asked)));
    }

    private String idToken(Map<String, String> asked) {
        try {
            var claims = new JwtClaims();
            claims.setIssuer(address());
            claims.setAudience(CLIENT);
            claims.setSubject("id-of-" + asked.get("user"));
            claims.setIssuedAtToNow();
            claims.setExpirationTimeMinutesInTheFuture(5);
            claims.setClaim("nonce", asked.get("nonce"));
            claims.setClaim("preferred_username", asked.get("user"));
            PEOPLE.get(asked.get("user")).forEach(claims::setClaim);
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKey(key.getPrivateKey());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isClient(HttpExchange exchange) {
        var expected = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** RFC 7636, section 4.6. */
    private static boolean isVerifierOf(String verifier, Map<String, String> asked) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return "S256".equals(asked.get("code_challenge_method"))
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .equals(asked.get("code_challenge"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Stream.of(String.valueOf(text).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> value) throws IOException {
        answer(exchange, status, "application/json", new ObjectMapper().writeValueAsString(value));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
