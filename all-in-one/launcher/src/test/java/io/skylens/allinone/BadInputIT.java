package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever comes in gets a clear answer or is counted, and the next good frame is shown. */
class BadInputIT {

    private static final byte[] GOOD = Jpegs.plain(64, 48, Color.GREEN);

    private static RunningSkylens system;
    private static ProcessHandle ingest;

    @BeforeAll
    static void start() {
        system = RunningSkylens.up("--detectors=0", "--no-simulator");
        ingest = system.child("ingest");
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @AfterEach
    void shouldServeTheNextGoodFrame() {
        assertThat(post("good", GOOD).statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            post("good", GOOD);
            return Http.getBytes(system.view("/api/v1/drones/good/snapshot.jpg?overlay=none"))
                            .statusCode()
                    == 200;
        });
        assertThat(ingest.isAlive()).isTrue();
        assertThat(system.child("view").isAlive()).isTrue();
    }

    @Test
    void shouldRefuseAnEmptyBody() {
        assertProblem(post("bad", new byte[0]), 400, "is empty");
    }

    @Test
    void shouldRefuseAPng() {
        var png = Jpegs.png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
        assertProblem(post("bad", png), 400, "JPEG");
    }

    @Test
    void shouldRefuseHalfAJpeg() {
        assertProblem(post("bad", Jpegs.half(GOOD)), 400, "EOI");
    }

    @Test
    void shouldRefuseTwentyMegabytesOfZeros() {
        assertProblem(post("bad", new byte[20 << 20]), 413, "skylens.ingest.max-frame-size");
    }

    @Test
    void shouldRefuseAHeaderThatClaimsTooManyPixels() {
        assertProblem(post("bad", Jpegs.claiming(GOOD, 60_000, 60_000)), 400, "60000");
    }

    @Test
    void shouldRefuseAnIdOfFiveHundredCharacters() {
        assertProblem(post("a".repeat(500), GOOD), 400, "drone id");
    }

    @Test
    void shouldRefuseAFormWithoutTheField() {
        var body = "--b\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\nx\r\n--b--\r\n";
        var request = HttpRequest.newBuilder(system.ingest("/upload?drone=bad"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        assertProblem(Http.send(request, HttpResponse.BodyHandlers.ofString()), 400, "'frame'");
    }

    @Test
    void shouldCountBadFramesOfAWebSocketAndKeepItOpen() {
        long before = rejected();
        try (var device = DeviceSocket.connect(system, "bad-socket")) {
            device.send(Jpegs.half(GOOD));
            device.send(new byte[] {1, 2, 3});
            device.send(GOOD);
            await().atMost(Duration.ofSeconds(60)).until(() -> rejected() == before + 2 && isKnown("bad-socket"));
            assertThat(device.closed()).isNotDone();
        }
    }

    @Test
    void shouldSurviveAFloodOfText() {
        try (var device = DeviceSocket.connect(system, "talker")) {
            sendAll(device::sendText, 20_000);
            device.send(GOOD);
            await().atMost(Duration.ofSeconds(60)).until(() -> isKnown("talker"));
        }
    }

    @Test
    void shouldCloseAWebSocketWhoseMessageIsTooLarge() {
        var device = DeviceSocket.connect(system, "giant");
        try {
            device.send(new byte[20 << 20]);
        } catch (RuntimeException e) {
            // Closed while it was being sent.
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> device.closed().isDone());
    }

    private static void sendAll(Consumer<String> sender, int count) {
        for (int i = 0; i < count; i++) {
            sender.accept("status: everything is fine, message " + i);
        }
    }

    private static boolean isKnown(String drone) {
        return Http.statusOf(system.view("/api/v1/drones/" + drone)) == 200;
    }

    private static long rejected() {
        return Metrics.read(system.management("ingest-management", "/q/metrics"))
                .sum("skylens_ingest_frames_total", Map.of("fate", "rejected", "origin", "websocket"));
    }

    private static HttpResponse<String> post(String drone, byte[] body) {
        return Http.postJpeg(system.ingest("/api/v1/drones/" + drone + "/frames"), body);
    }

    /** A problem as RFC 9457 has it, whose detail names what is wrong. */
    private static void assertProblem(HttpResponse<String> response, int status, String named) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        var problem = Json.parse(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(named);
    }
}
