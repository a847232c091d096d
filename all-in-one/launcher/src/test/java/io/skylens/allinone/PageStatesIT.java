package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.skylens.allinone.broker.RealPart;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Parts of the real system fail while a real browser looks on: nothing pretends to be live, and all comes back. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
class PageStatesIT {

    private static final int FPS = 5;
    /** Own or held: on a machine with much else to do, detections come late. */
    private static final String BOXES = "[data-objects]:not([data-objects='0'])";

    private static RunningSkylens system;
    private static Chromium chromium;
    private static byte[] people;
    private static byte[] street;

    @BeforeAll
    static void start() throws IOException {
        var model = RealPart.shared("models/yolo11n_320.torchscript");
        people = Files.readAllBytes(RealPart.shared("photos/pedestrians.jpg"));
        street = Files.readAllBytes(RealPart.shared("photos/bus.jpg"));
        chromium = Chromium.launch();
        system = RunningSkylens.up("--model=" + model, "--no-simulator");
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @AfterEach
    void shouldHaveNoErrorInTheConsole() {
        assertThat(chromium.errors()).isEmpty();
    }

    @Test
    void shouldTellADeviceThatFellSilentAndOneThatSendsTheSamePictureFromOneThatMoves() {
        try (var page = chromium.open(system.view("/"));
                var silent = SteadySender.start(system, "silent", FPS, people, street);
                var stuck = SteadySender.start(system, "stuck", FPS, street);
                var moving = SteadySender.start(system, "moving", FPS, people, street)) {
            awaitState(page, "silent", "LIVE");
            awaitPainted(page, "silent");
            awaitState(page, "moving", "LIVE");

            silent.fallSilent();

            awaitState(page, "silent", "LATE");
            await().pollInSameThread().until(() -> page.textContent(tile("silent") + " .badge-age")
                    .matches("[3-9]\\.\\d s"));
            Chromium.screenshot(page, "device-late");
            awaitState(page, "stuck", "FROZEN");
            Chromium.screenshot(page, "device-frozen");
            awaitState(page, "silent", "OFFLINE");
            Chromium.screenshot(page, "device-offline");
            awaitState(page, "moving", "LIVE");
            try (var again = SteadySender.start(system, "silent", FPS, people, street)) {
                awaitState(page, "silent", "LIVE");
                assertThat(again.sent() + stuck.sent() + moving.sent()).isPositive();
            }
        }
    }

    @Test
    void shouldGoOnWithoutADetectorAndSaySo() {
        try (var page = chromium.open(system.view("/"));
                var moving = SteadySender.start(system, "seen", FPS, people, street)) {
            page.waitForSelector(tile("seen") + BOXES);
            long before = sequence(page, "seen");

            system.child("detect-1").destroyForcibly();

            page.waitForSelector("#detectors[data-detectors='0']");
            page.waitForSelector(tile("seen") + "[data-boxes=none]");
            Chromium.screenshot(page, "no-detector");
            awaitState(page, "seen", "LIVE");
            await().pollInSameThread().until(() -> sequence(page, "seen") > before);
            page.waitForSelector("#detectors[data-detectors='1']");
            page.waitForSelector(tile("seen") + BOXES);
            assertThat(moving.sent()).isPositive();
        }
    }

    @Test
    void shouldShowNothingAsLiveWhileKafkaStandsStill() throws Exception {
        try (var page = chromium.open(system.view("/"));
                var first = SteadySender.start(system, "first", FPS, people, street);
                var second = SteadySender.start(system, "second", FPS, street, Jpegs.plain(640, 360, Color.GRAY))) {
            awaitPainted(page, "first");
            awaitPainted(page, "second");

            try (var stopped = Signals.standStill(system.child("broker"))) {
                awaitState(page, "first", "LATE");
                awaitState(page, "second", "LATE");
                Chromium.screenshot(page, "kafka-stopped");
                assertThat(stopped).isNotNull();
            }

            awaitState(page, "first", "LIVE");
            awaitState(page, "second", "LIVE");
            assertThat(first.sent() + second.sent()).isPositive();
        }
    }

    private static void awaitState(Page page, String drone, String state) {
        page.waitForSelector(tile(drone) + "[data-state=" + state + "]");
    }

    private static void awaitPainted(Page page, String drone) {
        page.waitForSelector(tile(drone) + "[data-sequence]");
    }

    private static long sequence(Page page, String drone) {
        return Long.parseLong(page.getAttribute(tile(drone), "data-sequence"));
    }

    private static String tile(String drone) {
        return ".tile[data-drone='" + drone + "']";
    }
}
