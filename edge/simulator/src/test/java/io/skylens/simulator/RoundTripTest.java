package io.skylens.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skylens.access.KeyFile;
import io.skylens.access.KeySet;
import io.skylens.access.Revocations;
import io.skylens.access.Role;
import io.skylens.access.TokenVerifier;
import io.skylens.access.UnusableKeysException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against stand-ins for ingest and view that know nothing but what is asked here. */
class RoundTripTest {

    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private TestServer ingest;
    private HttpServer view;
    private volatile boolean detects;

    @BeforeEach
    void start() throws IOException {
        ingest = new TestServer(0);
        view = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        view.createContext("/api/v1/drones/", this::answer);
        view.start();
    }

    @AfterEach
    void stop() throws IOException {
        view.stop(0);
        ingest.close();
    }

    @Test
    void shouldEndWellWhenDetectionsOfItsPictureCanBeReadAndForgetTheDrone(@TempDir Path folder) throws Exception {
        detects = true;
        var keys = folder.resolve("keys.json");
        KeyFile.createIfAbsent(keys);

        int exitCode = run(new StringWriter(), "--keys", keys.toString(), "--within", "60");

        assertThat(exitCode).isZero();
        var address = ingest.received().get(0).path().split("[?]token=");
        assertThat(address[0]).isEqualTo("/ws/round-trip");
        assertThat(deleted).contains("/api/v1/drones/round-trip");
        var verifier = new TokenVerifier(() -> keysIn(keys), new Revocations(), Clock.systemUTC());
        assertThat(verifier.verify(address[1]).subject()).isEqualTo("round-trip");
        assertThat(verifier.verify(address[1]).role()).isEqualTo(Role.DEVICE);
        assertThat(verifier.verify(tokens.get(0)).role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void shouldSayWhatViewSaidWhenNoDetectionsCameInTime() {
        int exitCode = run(new StringWriter(), "--within", "1");

        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void shouldSayWhichKeysCannotBeRead(@TempDir Path folder) {
        var errors = new StringWriter();

        int exitCode = run(errors, "--keys", folder.resolve("none.json").toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(errors.toString()).contains("none.json");
    }

    private int run(StringWriter errors, String... more) {
        var all = new ArrayList<>(List.of(
                "round-trip",
                "--url",
                "ws://127.0.0.1:" + ingest.port(),
                "--view",
                "http://127.0.0.1:" + view.getAddress().getPort()));
        all.addAll(List.of(more));
        return Simulator.commandLine().setErr(new PrintWriter(errors)).execute(all.toArray(String[]::new));
    }

    private static KeySet keysIn(Path file) {
        try {
            return KeyFile.open(file).keys();
        } catch (UnusableKeysException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            tokens.add(authorization.substring("Bearer ".length()));
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            deleted.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
        } else if (detects && !ingest.received().isEmpty()) {
            send(exchange, 200, "{\"frame\":{\"sequence\":0},\"model\":{\"name\":\"demo\"},\"objects\":[{}]}");
        } else {
            send(exchange, 404, "{\"detail\":\"drone 'round-trip' is not known\"}");
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
