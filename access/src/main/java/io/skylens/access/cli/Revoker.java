package io.skylens.access.cli;

import io.skylens.access.Grant;
import io.skylens.access.KeySet;
import io.skylens.access.Role;
import io.skylens.access.TokenIssuer;
import io.skylens.access.UnusableKeysException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Has the view service take tokens back, which tells all others. Whoever has the keys may: they make an admin of anybody. */
final class Revoker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ADMIN_FOR = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final URI service;
    private final Clock clock;

    Revoker(URI service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    void revoke(String subject, KeySet keys) throws UnusableKeysException, RevocationFailedException {
        var path = "/api/v1/revocations/"
                + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .PUT(BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + adminToken(keys))
                    .build();
            var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new RevocationFailedException(
                        "not revoked: " + service + " answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RevocationFailedException("not revoked: no answer from " + service + " (--service): " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RevocationFailedException("interrupted before " + service + " answered");
        }
    }

    private String adminToken(KeySet keys) throws UnusableKeysException {
        var now = clock.instant();
        var end = Optional.of(now.plus(ADMIN_FOR));
        return new TokenIssuer(keys).issue(new Grant("token-program", Role.ADMIN, Optional.empty(), now, end));
    }
}
