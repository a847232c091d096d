package io.skylens.access;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwt.consumer.AudValidator;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.IssValidator;

/**
 * Somebody else whose tokens are believed, such as an OpenID Connect provider: by the public keys at an address, read in
 * the background at the start and every five minutes, so that it can change them with an overlap. While the address gives
 * none, those known before stay in use. Its tokens must name it ({@code iss}) and be meant for this service ({@code aud}).
 */
public final class TrustedIssuer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TrustedIssuer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PERIOD_SECONDS = 300;
    private static final long RETRY_SECONDS = 5;
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;

    private final String name;
    private final String audience;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "read-issuer-keys");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile KeySet keys = KeySet.empty();

    private TrustedIssuer(String name, String audience, URI address) {
        this.name = name;
        this.audience = audience;
        this.address = address;
    }

    /**
     * @param name as tokens say it ({@code iss})
     * @param audience what tokens for this service say ({@code aud})
     * @param address of its JSON Web Key Set: https, or http on this machine
     * @return empty when none of the three is given
     * @throws UnusableKeysException when one of the three is missing, or the address could be answered by anybody
     */
    public static Optional<TrustedIssuer> of(Optional<String> name, Optional<String> audience, Optional<URI> address)
            throws UnusableKeysException {
        if (name.isEmpty() && audience.isEmpty() && address.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || audience.isEmpty() || address.isEmpty()) {
            throw new UnusableKeysException("another issuer of tokens needs all of skylens.access.issuer,"
                    + " skylens.access.audience and skylens.access.issuer-keys");
        }
        requireSafe(address.get());
        var issuer = new TrustedIssuer(name.get(), audience.get(), address.get());
        issuer.thread.execute(issuer::refresh);
        return Optional.of(issuer);
    }

    /** Each must hold of a token, or a problem is told: who made it, and for whom. */
    ErrorCodeValidator rules() {
        var madeBy = new IssValidator(name, true);
        var madeFor = new AudValidator(Set.of(audience), true);
        return context -> {
            var problem = madeBy.validate(context);
            return problem == null ? madeFor.validate(context) : problem;
        };
    }

    /** Public ones only, in effect: those who verify by them allow no algorithm with a shared secret. */
    KeySet keys() {
        return keys;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static void requireSafe(URI address) throws UnusableKeysException {
        boolean isSafe = "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isHere(address);
        if (!isSafe || address.getHost() == null) {
            throw new UnusableKeysException(
                    "skylens.access.issuer-keys must be https, or http on this machine, got '" + address + "'");
        }
    }

    private static boolean isHere(URI address) {
        var host = address.getHost();
        return "localhost".equals(host)
                || InetAddress.getLoopbackAddress().getHostAddress().equals(host)
                || "[::1]".equals(host);
    }

    private void refresh() {
        long next = RETRY_SECONDS;
        try {
            keys = KeySet.parse(fetch());
            next = PERIOD_SECONDS;
        } catch (IOException | UnusableKeysException e) {
            LOG.log(Level.WARNING, "keys at " + address + " cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!thread.isShutdown()) {
            thread.schedule(this::refresh, next, TimeUnit.SECONDS);
        }
    }

    private String fetch() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw new IOException("it must answer 200, got " + answer.statusCode());
            }
            return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
