package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.load.Pictures;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two ingest services, of which the second's clock is two seconds behind, and one view. */
class TwoIngestsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningSkylens system;
    private static SecondIngest second;

    private final List<byte[]> pictures = Pictures.of(20, 320, 240, 20_000);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        system = RunningSkylens.up("--detectors=0", "--no-simulator");
        second = SecondIngest.start(system);
    }

    @AfterAll
    static void end() {
        if (second != null) {
            second.close();
        }
        system.close();
    }

    /** Each is sent until it is shown: which of two under way comes first would be chance. */
    @Test
    void shouldShowASenderThatAlternatesBetweenThemInItsOrder() {
        var path = "/api/v1/drones/alternating/frames";
        Http.postJpeg(system.ingest(path), pictures.get(0));
        awaitKnown("alternating");
        try (var viewer = ViewerSocket.watch(system, "\"drone\":\"alternating\",\"overlay\":\"none\"")) {
            for (int i = 0; i < pictures.size(); i++) {
                var ingest = i % 2 == 0 ? system.ingest(path) : second.http(path);
                var picture = pictures.get(i);
                sendUntilShown(viewer, picture, () -> Http.postJpeg(ingest, picture));
            }
            assertThat(viewer.shown().stream()
                            .map(ViewerSocket.Shown::jpeg)
                            .map(Arrays::hashCode)
                            .distinct())
                    .containsExactlyElementsOf(
                            pictures.stream().map(Arrays::hashCode).toList());
            assertThat(viewer.shown().stream().map(TwoIngestsIT::epoch).distinct())
                    .as("each has a session of it")
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void shouldShowADroneThatReconnectsToTheOther() throws Exception {
        try (var before = DeviceSocket.connect(system, "hopper");
                var viewer = ViewerSocket.watch(system, "\"drone\":\"hopper\",\"overlay\":\"none\"")) {
            var first = sendUntilShown(viewer, pictures.get(0), () -> before.send(pictures.get(0)));
            try (var after = second.connect("hopper")) {
                long connectedAt = System.nanoTime();

                var shown = sendUntilShown(viewer, pictures.get(1), () -> after.send(pictures.get(1)));

                System.out.printf(
                        "a frame over the other service was shown after %d ms%n",
                        (shown.atNanos() - connectedAt) / 1_000_000);
                assertThat(epoch(shown)).isGreaterThan(epoch(first));
                assertThat(before.closed().get()).contains("is sent over a newer connection");
                await().atMost(PATIENCE).until(() -> epochOfStatus("hopper") == epoch(shown));
            }
        }
    }

    /** As a device does that films on: the first frame tells an ingest service how far its clock is off. */
    private static ViewerSocket.Shown sendUntilShown(ViewerSocket viewer, byte[] picture, Runnable send) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            send.run();
                            return viewer.shown().stream()
                                    .filter(shown -> Arrays.equals(shown.jpeg(), picture))
                                    .findFirst();
                        },
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static void awaitKnown(String drone) {
        await().atMost(PATIENCE).until(() -> Http.statusOf(system.view("/api/v1/drones/" + drone)) == 200);
    }

    private static long epoch(ViewerSocket.Shown shown) {
        return shown.head().path("frame").path("epoch").asLong();
    }

    private static long epochOfStatus(String drone) {
        return Json.parse(Http.get(system.view("/api/v1/drones/" + drone)).body())
                .path("epoch")
                .asLong();
    }
}
