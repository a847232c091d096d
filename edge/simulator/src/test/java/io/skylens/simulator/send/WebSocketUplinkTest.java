package io.skylens.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.contract.CameraSettings;
import io.skylens.contract.DevicePrefix;
import io.skylens.simulator.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketUplinkTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.123456Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    /** More than the kernel's buffers take. */
    private static final byte[] LARGE = new byte[32 << 20];

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private TestServer server;
    private WebSocketUplink uplink;

    @BeforeEach
    void connect() throws IOException {
        server = new TestServer(0);
        var uri = URI.create("ws://127.0.0.1:" + server.port() + "/ws/alpha");
        uplink = new WebSocketUplink(uri, HttpClient.newHttpClient(), timer);
        await().atMost(SOON).until(uplink::isReady);
    }

    @AfterEach
    void disconnect() throws IOException {
        uplink.close();
        timer.shutdownNow();
        server.close();
    }

    @Test
    void shouldSendEachFrameAsOneMessageWithItsPrefix() throws Exception {
        uplink.send(new byte[] {(byte) 0xFF, (byte) 0xD8, 3}, 42, NOW);

        await().atMost(SOON).until(() -> server.received().size() == 1);
        var received = server.received().get(0);
        assertThat(received.path()).isEqualTo("/ws/alpha");
        byte[] message = received.message();
        var stamp = DevicePrefix.read(message, 0, message.length);
        assertThat(stamp.sequence()).isEqualTo(42);
        assertThat(stamp.capturedAt()).isEqualTo(NOW);
        assertThat(Arrays.copyOfRange(message, DevicePrefix.LENGTH, message.length))
                .containsExactly(0xFF, 0xD8, 3);
    }

    @Test
    void shouldNotBeReadyWhileAFrameIsOnItsWay() {
        server.stopReading();
        uplink.send(new byte[1000], 0, NOW);
        uplink.send(LARGE, 1, NOW);

        assertThat(uplink.isReady()).isFalse();
    }

    @Test
    void shouldComeBackAsANewSessionWhenTheServerDoes() throws IOException {
        assertThat(uplink.session()).isEqualTo(1);
        int port = server.port();
        server.close();
        await().atMost(SOON).until(() -> !uplink.isConnected());
        server = new TestServer(port);

        await().atMost(Duration.ofSeconds(5)).until(uplink::isReady);
        assertThat(uplink.session()).isEqualTo(2);
    }

    @Test
    void shouldGiveUpAServerThatSaysNothing() {
        server.mute();

        await().atMost(SOON).until(() -> uplink.session() == 2);
        assertThat(uplink.trouble()).contains("silent for 4 s");
    }

    @Test
    void shouldKnowWhatTheServerAskedUntilTheConnectionEnds() throws IOException {
        assertThat(uplink.asked()).isEqualTo(CameraSettings.NONE);
        server.tell("{\"type\":\"set\",\"fps\":5}");
        await().atMost(SOON).until(() -> uplink.asked().equals(CameraSettings.ofFps(5)));

        server.close();
        await().atMost(SOON).until(() -> !uplink.isConnected());
        assertThat(uplink.asked()).isEqualTo(CameraSettings.NONE);
    }

    @Test
    void shouldNotComeBackOnceClosed() throws IOException {
        uplink.close();

        await().atMost(SOON).until(() -> !uplink.isConnected());
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !uplink.isConnected());
        assertThat(uplink.session()).isEqualTo(1);
    }
}
