package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.load.DeviceFleet;
import io.skylens.allinone.load.FrameAccount;
import io.skylens.allinone.load.Pace;
import io.skylens.allinone.load.Pictures;
import io.skylens.allinone.load.TcpSender;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold however slow the machine is; how well it does is measured in {@code benchmarks/}. */
class LoadIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void shouldShowARaspberryPiInOrderAndWithoutRepeating() throws Exception {
        var pictures = Pictures.of(10, 1280, 720, 100_000);
        try (var pi = new TcpSender(system.tcpPort(), "pi")) {
            pi.send(pictures.get(0));
            await().atMost(PATIENCE).until(() -> Http.statusOf(system.view("/api/v1/drones/pi")) == 200);
            try (var viewer = ViewerSocket.watch(system, "\"drone\":\"pi\",\"overlay\":\"none\"")) {
                long sent = Pace.send(pi, pictures, 30, Duration.ofSeconds(4));
                await().atMost(PATIENCE).until(() -> !viewer.shown().isEmpty());
                assertThat(viewer.shown().stream().map(ViewerSocket.Shown::sequence))
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .hasSizeLessThanOrEqualTo((int) sent + 1);
            }
        }
    }

    @Test
    void shouldLoseNothingOfAFleetThatIsNotCounted() throws Exception {
        long before = FrameAccount.of(system).received();
        long sent;
        try (var fleet = new DeviceFleet(Pictures.of(1, 640, 480, 40_000).get(0))) {
            fleet.connect(system.webSocket("ingest", "/ws/slow"), 300, 1);
            fleet.connect(system.webSocket("ingest", "/ws/fast"), 60, 15);
            sent = fleet.run(Duration.ofSeconds(15));
            long expected = before + sent;
            await().atMost(PATIENCE).until(() -> FrameAccount.of(system).received() >= expected);
        }
        await().atMost(PATIENCE).until(() -> FrameAccount.of(system).pending() == 0);
        var account = FrameAccount.of(system);
        assertThat(account.received()).isEqualTo(before + sent);
        assertThat(account.accepted()).isEqualTo(account.published() + account.dropped() + account.uncertain());
    }
}
