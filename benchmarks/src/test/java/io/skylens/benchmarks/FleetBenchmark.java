package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.load.DeviceFleet;
import io.skylens.allinone.load.FrameAccount;
import io.skylens.allinone.load.Pictures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 300 WebSocket devices at 1 frame a second and 60 at 15, 40 kB each: all is counted, and memory does not grow. */
class FleetBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final double GROWTH = 0.05;

    @Test
    void shouldCountWhatItLosesAndNotGrow() throws Exception {
        var report = new Report("fleet");
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator")) {
            long sent;
            long memory;
            long grown;
            var cpu = system.child("ingest").info().totalCpuDuration().orElseThrow();
            var duration = Report.seconds(120);
            try (var fleet = new DeviceFleet(Pictures.of(1, 640, 480, 40_000).get(0))) {
                fleet.connect(system.webSocket("ingest", "/ws/slow"), 300, 1);
                fleet.connect(system.webSocket("ingest", "/ws/fast"), 60, 15);
                sent = fleet.run(WARM_UP);
                memory = Usage.residentKibibytes(system.child("ingest"));
                sent += fleet.run(duration);
                grown = Usage.residentKibibytes(system.child("ingest"));
                long expected = sent;
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> FrameAccount.of(system).received() >= expected);
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> FrameAccount.of(system).pending() == 0);
            var account = FrameAccount.of(system);
            var used = system.child("ingest")
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .minus(cpu);
            double growth = (double) (grown - memory) / memory;
            report.line("%d sent in %d s: %s", sent, WARM_UP.plus(duration).toSeconds(), account);
            report.line(
                    "resident after %d s %d KiB, at the end %d KiB (%+.1f %%); CPU of ingest %.1f s",
                    WARM_UP.toSeconds(), memory, grown, 100 * growth, used.toMillis() / 1e3);
            assertThat(account.received()).isEqualTo(sent);
            assertThat(growth).isLessThan(GROWTH);
        }
    }
}
