package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.ViewerSocket.Shown;
import io.skylens.allinone.broker.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Parts fail while a device sends and a viewer looks on: everything comes back by itself. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
class RecoveryIT {

    private static final String DRONE = "steady";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private static RunningSkylens system;
    private static SteadySender sender;

    @BeforeAll
    static void start() throws IOException {
        var model = RealPart.shared("models/yolo11n_320.torchscript");
        var photo = Files.readAllBytes(RealPart.shared("photos/pedestrians.jpg"));
        system = RunningSkylens.up("--model=" + model, "--no-simulator");
        sender = SteadySender.start(system, DRONE, 5, photo);
    }

    @AfterAll
    static void end() {
        if (system != null) {
            sender.close();
            system.close();
        }
    }

    @Test
    void shouldGoOnWithoutBoxesWhileTheDetectorIsAwayAndShowThemWhenItIsBack() {
        try (var viewer = ViewerSocket.watch(system, "\"drone\":\"" + DRONE + "\",\"overlay\":\"none\"")) {
            await("boxes").atMost(PATIENCE).until(() -> hasBoxes(viewer.shown()));
            var detector = system.child("detect-1");
            long killedAt = System.nanoTime();

            detector.destroyForcibly();

            await("no detector").atMost(PATIENCE).until(() -> detectors() == 0);
            await("restart").atMost(PATIENCE).until(() -> system.runs("detect-1") && !detector.isAlive());
            long restartedAt = System.nanoTime();
            await("boxes again").atMost(PATIENCE).until(() -> hasBoxes(viewer.shownSince(restartedAt)));
            var absence = Duration.ofNanos(System.nanoTime() - killedAt);
            await("detector's sign of life").atMost(PATIENCE).until(() -> detectors() == 1);
            assertThat(longestGap(viewer.shownSince(killedAt))).isLessThan(absence.dividedBy(2));
        }
    }

    @Test
    void shouldRecoverByItselfNewestFrameFirstWhenTheBrokerHasStoodStill() throws Exception {
        try (var viewer = ViewerSocket.watch(system, "\"drone\":\"" + DRONE + "\",\"overlay\":\"none\"")) {
            await("video").atMost(PATIENCE).until(() -> !viewer.shown().isEmpty());

            Signals.standStill(system.child("broker"), OUTAGE);

            long goesOnAt = System.nanoTime();
            await("video and boxes again").atMost(PATIENCE).until(() -> {
                var shown = viewer.shownSince(goesOnAt);
                return shown.size() > 20 && hasBoxes(shown);
            });
            var first = viewer.shownSince(goesOnAt).get(0);
            assertThat(first.head().path("ageMillis").asDouble()).isLessThan(OUTAGE.toMillis() / 2);
            assertThat(viewer.shown().stream().map(Shown::sequence).toList()).isSorted();
        }
    }

    private static boolean hasBoxes(List<Shown> shown) {
        return shown.stream().anyMatch(Shown::hasDetections);
    }

    private static int detectors() {
        return Json.parse(Http.get(system.view("/api/v1/detectors")).body()).size();
    }

    private static Duration longestGap(List<Shown> shown) {
        long longest = 0;
        for (int i = 1; i < shown.size(); i++) {
            longest =
                    Math.max(longest, shown.get(i).atNanos() - shown.get(i - 1).atNanos());
        }
        return Duration.ofNanos(longest);
    }
}
