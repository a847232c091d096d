package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.ViewerSocket;
import io.skylens.allinone.load.Pace;
import io.skylens.allinone.load.Pictures;
import io.skylens.allinone.load.TcpSender;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A Raspberry Pi over raw TCP, 1280x720 at 30 frames a second, and one viewer of the device's own pictures. */
class PiBenchmark {

    private static final int FPS = 30;
    private static final int FRAME_BYTES = 100_000;
    private static final double SHARE = 0.99;
    private static final double GAP_MILLIS = 60;

    @Test
    void shouldReachAViewerSteadily() throws Exception {
        var report = new Report("pi");
        var pictures = Pictures.of(30, 1280, 720, FRAME_BYTES);
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var pi = new TcpSender(system.tcpPort(), "pi")) {
            pi.send(pictures.get(0));
            try (var viewer = ViewerSocket.watch(system, "\"drone\":\"pi\",\"overlay\":\"none\"")) {
                Pace.send(pi, pictures, FPS, Duration.ofSeconds(10));
                await().until(() -> !viewer.shown().isEmpty());

                long start = System.nanoTime();
                long sent = Pace.send(pi, pictures, FPS, Report.seconds(60));
                long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                await().until(() -> System.nanoTime() - end > 0);
                var shown = viewer.shown().stream()
                        .filter(picture -> picture.atNanos() - start > 0)
                        .toList();

                double share = (double) shown.size() / sent;
                var gaps = gapMillis(shown);
                report.line(
                        "%d sent, %d shown (%.2f %%); gaps between them p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                        sent,
                        shown.size(),
                        100 * share,
                        Percentiles.of(gaps, 0.5),
                        Percentiles.of(gaps, 0.99),
                        Percentiles.of(gaps, 1));
                assertThat(share).as("share that reached the viewer").isGreaterThanOrEqualTo(SHARE);
                assertThat(Percentiles.of(gaps, 0.99)).as("gap in ms").isLessThanOrEqualTo(GAP_MILLIS);
            }
        }
    }

    private static List<Double> gapMillis(List<ViewerSocket.Shown> shown) {
        return IntStream.range(1, shown.size())
                .mapToObj(i -> (shown.get(i).atNanos() - shown.get(i - 1).atNanos()) / 1e6)
                .sorted()
                .toList();
    }
}
