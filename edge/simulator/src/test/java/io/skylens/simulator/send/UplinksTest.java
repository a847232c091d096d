package io.skylens.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.skylens.contract.DevicePrefix;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UplinksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.123456Z");
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, 3, (byte) 0xFF, (byte) 0xD9};

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Uplinks uplinks = new Uplinks(timer);

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void shouldPostEachFrameWithItsHeaders() throws Exception {
        List<String> posted = new CopyOnWriteArrayList<>();
        var server = httpServer(0, posted);
        try (var uplink = uplinks.to(URI.create("http://127.0.0.1:" + portOf(server)), "alpha")) {
            uplink.send(JPEG, 42, NOW);
            await().atMost(PATIENCE).until(uplink::isConnected);

            assertThat(posted)
                    .containsExactly(
                            "/api/v1/drones/alpha/frames image/jpeg 42 2026-11-20T09:00:00.123456Z " + JPEG.length);
            assertThat(uplink.isReady()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldPostAgainAsANewSessionWhenTheServerIsBack() throws Exception {
        List<String> posted = new CopyOnWriteArrayList<>();
        var server = httpServer(0, posted);
        int port = portOf(server);
        try (var uplink = uplinks.to(URI.create("http://127.0.0.1:" + port), "alpha")) {
            uplink.send(JPEG, 0, NOW);
            await().atMost(PATIENCE).until(uplink::isConnected);
            server.stop(0);
            uplink.send(JPEG, 1, NOW);
            await().atMost(PATIENCE).until(() -> !uplink.isConnected());

            server = httpServer(port, posted);
            await().atMost(PATIENCE).until(() -> {
                if (uplink.isReady()) {
                    uplink.send(JPEG, 2, NOW);
                }
                return uplink.isConnected();
            });
            assertThat(uplink.session()).isEqualTo(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldSendOverTcpWhatNamesTheDroneAndThenLengthsAndFrames() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var uplink = uplinks.to(URI.create("tcp://127.0.0.1:" + server.getLocalPort()), "alpha");
                var device = server.accept()) {
            await().atMost(PATIENCE).until(uplink::isReady);
            uplink.send(JPEG, 42, NOW);

            var in = new DataInputStream(device.getInputStream());
            var hello = in.readNBytes("SKYLENS/1 drone=alpha\n".length());
            assertThat(new String(hello, StandardCharsets.US_ASCII)).isEqualTo("SKYLENS/1 drone=alpha\n");
            assertThat(in.readInt()).isEqualTo(DevicePrefix.LENGTH + JPEG.length);
            assertThat(in.readNBytes(DevicePrefix.LENGTH)).isEqualTo(DevicePrefix.write(42, NOW));
            assertThat(in.readNBytes(JPEG.length)).isEqualTo(JPEG);
        }
    }

    @Test
    void shouldComeBackOverTcpAsANewSession() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var uplink = uplinks.to(URI.create("tcp://127.0.0.1:" + server.getLocalPort()), "alpha")) {
            var first = server.accept();
            await().atMost(PATIENCE).until(uplink::isReady);
            first.setSoLinger(true, 0);
            first.close();
            await().atMost(PATIENCE).until(() -> {
                if (uplink.isReady()) {
                    uplink.send(JPEG, 1, NOW);
                }
                return uplink.session() == 2;
            });
        }
    }

    @Test
    void shouldServeTheNewestFramesToWhoLooksAndRestOtherwise() throws Exception {
        try (var server = new MjpegServer(0)) {
            var camera = server.camera("alpha");
            assertThat(camera.isReady()).isFalse();
            var request = HttpRequest.newBuilder(server.address("alpha")).build();
            var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("multipart/x-mixed-replace; boundary=frame");
            await().atMost(PATIENCE).until(camera::isReady);
            var expected = "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\n";

            // Until the viewer waits for a frame, one may be gone before it looked.
            var repeating = timer.scheduleAtFixedRate(
                    () -> camera.send(JPEG, 0, NOW), 0, 20, java.util.concurrent.TimeUnit.MILLISECONDS);
            try (var body = response.body()) {
                assertThat(new String(body.readNBytes(expected.length()), StandardCharsets.US_ASCII))
                        .isEqualTo(expected);
                assertThat(body.readNBytes(JPEG.length)).isEqualTo(JPEG);
            }
            await().atMost(PATIENCE).until(() -> !camera.isReady());
            repeating.cancel(true);
        }
    }

    private static int portOf(HttpServer server) {
        return server.getAddress().getPort();
    }

    private static HttpServer httpServer(int port, List<String> posted) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            posted.add(String.join(
                    " ",
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Skylens-Sequence"),
                    headers.getFirst("Skylens-Captured-At"),
                    String.valueOf(exchange.getRequestBody().readAllBytes().length)));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
