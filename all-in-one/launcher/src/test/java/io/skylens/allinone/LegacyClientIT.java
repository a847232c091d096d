package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.load.RawWebSocket;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs that people run already, as they are, against the running system: what they send arrives as they sent it. */
class LegacyClientIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FRAMES = 20;
    /** Of the video, compared byte for byte. */
    private static final int FRAMES_COMPARED = 150;

    /** Makes of the video's frames what the programs make of them, and prints their digests. */
    private static final String DIGESTS = """
            import cv2, hashlib, sys
            video = cv2.VideoCapture(sys.argv[1])
            for _ in range(int(sys.argv[2])):
                print(hashlib.sha256(cv2.imencode('.jpg', video.read()[1])[1].tobytes()).hexdigest())
            """;

    private static RunningSkylens system;

    @BeforeAll
    static void start() {
        system = RunningSkylens.up("--detectors=0", "--no-simulator");
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @Test
    void shouldShowWhatTheSimpleSenderSends() throws Exception {
        var environment = Map.of(
                "SERVER_URL", system.ingest("/upload?drone=simple").toString(),
                "CAMERA", video().toString());
        runUntil(() -> published("simple") >= FRAMES, "drone_sender.py", environment);

        assertThat(digests())
                .containsSubsequence(Frame.of(system, "simple").stream()
                        .limit(FRAMES)
                        .map(Frame::digest)
                        .toList());
        assertThat(Frame.of(system, "simple"))
                .allSatisfy(frame ->
                        assertThat(Jpegs.decode(frame.jpeg()).getWidth()).isEqualTo(1280));
    }

    @Test
    void shouldTakeTheJpegOutOfWhatThePicklingClientSends() throws Exception {
        var environment = Map.of(
                "SERVER_HOST", "127.0.0.1",
                "SERVER_PORT", String.valueOf(system.tcpPort()),
                "CAMERA", video().toString());
        runUntil(() -> published("tcp-127.0.0.1") >= FRAMES, "socket_pickle_client.py", environment);

        var expected = digests();
        var compared = Frame.of(system, "tcp-127.0.0.1").stream()
                .filter(frame -> frame.sequence() < FRAMES_COMPARED)
                .toList();
        assertThat(compared).hasSizeGreaterThanOrEqualTo(FRAMES);
        // Each frame that was accepted has the next sequence: the n-th of them is the n-th of the video.
        assertThat(compared)
                .allSatisfy(frame -> assertThat(frame.digest()).isEqualTo(expected.get((int) frame.sequence())));
    }

    @Test
    void shouldTakeWhatTheEsp32SketchSends() throws Exception {
        var pictures = new ArrayList<byte[]>();
        try (var sketch = new RawWebSocket(system.webSocket("ingest", "/ws"))) {
            sketch.sendText("hello from ESP32 camera stream!");
            for (int i = 0; i < 5; i++) {
                pictures.add(Jpegs.plain(640, 480, new Color(40 * i, 0, 0)));
                sketch.send(pictures.get(i));
                long sent = i + 1;
                await().atMost(PATIENCE).until(() -> published("websocket-127.0.0.1") == sent);
            }
        }
        assertThat(Frame.of(system, "websocket-127.0.0.1"))
                .extracting(Frame::jpeg)
                .containsExactlyElementsOf(pictures);
    }

    @Test
    void shouldTakeFiveSimpleSendersThatNameTheirDronesForFiveDrones() throws Exception {
        var senders = new ArrayList<Process>();
        try {
            for (int i = 0; i < 5; i++) {
                senders.add(start(
                        "drone_sender.py",
                        Map.of(
                                "SERVER_URL",
                                        system.ingest("/upload?drone=five-" + i).toString(),
                                "CAMERA", video().toString())));
            }
            for (int i = 0; i < 5; i++) {
                var drone = "five-" + i;
                await(drone).atMost(PATIENCE).until(() -> published(drone) > 0);
            }
        } finally {
            senders.forEach(Process::destroyForcibly);
        }
    }

    private static void runUntil(BooleanSupplier done, String program, Map<String, String> environment)
            throws IOException {
        var running = start(program, environment);
        try {
            await(program).atMost(PATIENCE).until(done::getAsBoolean);
        } finally {
            running.destroyForcibly();
        }
    }

    private static Process start(String program, Map<String, String> environment) throws IOException {
        var python = RealPart.python("cv2", "requests");
        var builder = new ProcessBuilder(
                        python.toString(),
                        RealPart.shared("legacy-clients/" + program).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static long published(String drone) {
        var uri = system.view("/api/v1/drones/" + drone);
        return Http.statusOf(uri) == 200
                ? Json.parse(Http.get(uri).body()).path("published").asLong()
                : 0;
    }

    private static Path video() {
        return RealPart.shared("videos/walking.mp4");
    }

    private static List<String> digests() throws IOException {
        var process = new ProcessBuilder(
                        RealPart.python("cv2").toString(),
                        "-c",
                        DIGESTS,
                        video().toString(),
                        String.valueOf(FRAMES_COMPARED))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes()).lines().toList();
    }
}
