package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.ingest.source.tcp.TcpServer;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits that are too wide by default to be met in a test. */
@QuarkusTest
@TestProfile(LimitsTest.Narrow.class)
@QuarkusTestResource(TestBroker.class)
class LimitsTest extends RunningIngest {

    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "skylens.ingest.min-frame-size", "400",
                    "skylens.ingest.max-connections", "2",
                    "skylens.ingest.max-fps", "2",
                    "skylens.ingest.post-timeout", "1s",
                    "skylens.ingest.post-idle-timeout", "1s",
                    "skylens.ingest.idle-timeout", "6s");
        }
    }

    @Inject
    TcpServer server;

    @Test
    void shouldRefuseAFrameThatIsTooSmall() throws Exception {
        var jpeg = TestJpeg.of(1, 1, 1);
        var tiny = java.util.Arrays.copyOf(jpeg, 399);

        var response = postFrame("limit-small", tiny);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(parse(response).get("detail"))
                .isEqualTo("frame of drone 'limit-small' must be at least 400 bytes, got 399 bytes"
                        + " (skylens.ingest.min-frame-size)");
    }

    @Test
    void shouldGiveUpABodyThatComesTooSlowly() throws Exception {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/drones/limit-slow/frames HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n"
                                    + "abc")
                            .getBytes(StandardCharsets.US_ASCII));
            var line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            assertThat(line.toString()).isEqualTo("HTTP/1.1 408 Request Timeout");
        }
    }

    @Test
    void shouldTurnConnectionsAwayAboveTheirNumberAndTakeThemWhenOthersLeft() throws Exception {
        statuses();
        try (var first = named("limit-a");
                var second = named("limit-b")) {
            first.sendFrame(TestJpeg.small(1));
            second.sendFrame(TestJpeg.small(2));
            statuses().await("limit-a", 1);
            statuses().await("limit-b", 1);
            // It may have taken long, and who says nothing has to go.
            first.sendFrame(TestJpeg.small(1));
            second.sendFrame(TestJpeg.small(2));

            try (var third = named("limit-c")) {
                assertThat(third.awaitEnd()).contains("must be at most 2, got one more (skylens.ingest.max-conn");
            }
            var refused = postFrame("limit-d", TestJpeg.small(3));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        }
        org.awaitility.Awaitility.await()
                .until(() -> postFrame("limit-d", TestJpeg.small(3)).statusCode() == 202);
    }

    /** Side by side, since it takes its time. */
    @Test
    void shouldCloseTcpConnectionsThatBringNothingOrNothingMore() throws Exception {
        try (var silent = new TestTcp(server.port());
                var quiet = named("limit-quiet")) {
            quiet.sendFrame(TestJpeg.small(1));
            assertThat(silent.awaitEnd())
                    .isEqualTo("SKYLENS/1 error first frame of a connection must come within 6 s, none did"
                            + " (skylens.ingest.idle-timeout)\n");
            assertThat(quiet.awaitEnd())
                    .isEqualTo("SKYLENS/1 error nothing was heard for 6 s (skylens.ingest.idle-timeout)\n");
        }
    }

    @Test
    void shouldPassOnTheNewestOfFramesThatComeTooFast() throws Exception {
        byte[] last = null;
        try (var fast = named("limit-fast")) {
            for (int i = 0; i < 50; i++) {
                last = TestJpeg.small(i);
                fast.sendFrame(last);
            }
            var newest = last;
            // How many go is a matter of how long the fifty take.
            var passed = frames().await("limit-fast", found -> found.stream()
                    .anyMatch(each -> java.util.Arrays.equals(each.value(), newest)));
            assertThat(passed).hasSizeLessThan(50);
            assertThat(passed.get(passed.size() - 1).value()).isEqualTo(newest);
        }
    }

    @Test
    void shouldTellADeviceThatSendsTooFastToSendLess() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/limit-guided"))) {
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .pollInterval(java.time.Duration.ofMillis(50))
                    .until(() -> {
                        device.send(TestJpeg.small(System.nanoTime()));
                        return !device.heard().isEmpty();
                    });
            assertThat(device.heard().get(0)).startsWith("{\"type\":\"set\",\"fps\":1.");
        }
        // It leaves its place to the other tests.
        statuses()
                .await(
                        "limit-guided",
                        found -> !found.isEmpty()
                                && !found.get(found.size() - 1).value().connected());
    }

    private TestTcp named(String drone) throws Exception {
        var device = new TestTcp(server.port());
        device.send("SKYLENS/1 drone=" + drone + "\n");
        return device;
    }
}
