package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.skylens.allinone.Chromium;
import io.skylens.allinone.RunningSkylens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * 50 simulated drones and one page that has all of them on its screen: every tile goes on, and the page's memory stays as
 * it is. Simulator, broker, services and browser share the machine.
 */
class WallBenchmark {

    private static final int DRONES = 50;
    private static final int WIDTH = 2560;
    private static final int HEIGHT = 1440;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final double LEAST_FPS = 2;
    private static final double GROWTH = 0.1;
    private static final long AND_MEBIBYTES = 4;

    private final Report report = new Report("wall");

    @Test
    void shouldKeepAllTilesGoingAndItsMemoryAsItIs() throws Exception {
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var chromium = Chromium.launch()) {
            var simulator = system.simulate("--drones=" + DRONES, "--fps=5", "--width=480", "--height=270", "--loop=8");
            try (var page = chromium.open(system.view("/"))) {
                page.setViewportSize(WIDTH, HEIGHT);
                await().pollInSameThread().atMost(Duration.ofMinutes(2)).until(() -> painted(page) == DRONES);
                assertThat(page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"))
                        .as("all on the screen")
                        .isEqualTo(true);
                look(page);
                assertThat(chromium.errors()).isEmpty();
            } finally {
                simulator.destroy();
                simulator.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private void look(Page page) throws Exception {
        var developer = page.context().newCDPSession(page);
        developer.send("Performance.enable");
        var ages = new PageAges(page);
        Thread.sleep(WARM_UP.toMillis());
        ages.take();
        var first = Memory.of(developer);
        double slowest = Double.MAX_VALUE;
        long rounds = Report.seconds(300).toSeconds() / ROUND.toSeconds();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            Thread.sleep(ROUND.toMillis());
            slowest = Math.min(slowest, describe(ages.take(), (System.nanoTime() - start) / 1e9));
        }
        var last = Memory.of(developer);
        report.line("the page's memory, at first %s, after %d s %s", first, rounds * ROUND.toSeconds(), last);
        assertThat(slowest).as("frames a second of the slowest tile").isGreaterThanOrEqualTo(LEAST_FPS);
        assertThat(last.heap).isLessThanOrEqualTo(bound(first.heap));
        assertThat(last.resident).isLessThanOrEqualTo(bound(first.resident));
    }

    private static int painted(Page page) {
        return (Integer) page.evaluate("document.querySelectorAll('.tile[data-sequence]').length");
    }

    private static long bound(long kibibytes) {
        return Math.round(kibibytes * (1 + GROWTH)) + (AND_MEBIBYTES << 10);
    }

    /** @return frames a second of the slowest tile */
    private double describe(Map<String, List<Double>> ages, double seconds) {
        var byFps = new TreeMap<Double, String>();
        var all = new ArrayList<Double>();
        ages.forEach((drone, painted) -> {
            byFps.put(painted.size() / seconds, drone);
            all.addAll(painted);
        });
        all.sort(null);
        report.line(
                "%d tiles, the slowest %.2f and the fastest %.2f frames a second, age when painted p50 %.0f ms, p99 %.0f ms",
                ages.size(), byFps.firstKey(), byFps.lastKey(), Percentiles.of(all, 0.5), Percentiles.of(all, 0.99));
        return ages.size() < DRONES ? 0 : byFps.firstKey();
    }

    /**
     * In KiB.
     *
     * @param heap of JavaScript, after a collection
     * @param resident of the process that holds the page
     */
    private record Memory(long heap, long resident) {

        static Memory of(CDPSession developer) throws IOException {
            developer.send("HeapProfiler.collectGarbage");
            return new Memory(heap(developer.send("Performance.getMetrics")), largestRenderer());
        }

        private static long heap(JsonObject metrics) {
            for (var metric : metrics.getAsJsonArray("metrics")) {
                if (metric.getAsJsonObject().get("name").getAsString().equals("JSHeapUsedSize")) {
                    return metric.getAsJsonObject().get("value").getAsLong() >> 10;
                }
            }
            throw new IllegalStateException("Chromium must tell the size of its heap, told " + metrics);
        }

        private static long largestRenderer() throws IOException {
            long largest = 0;
            for (var process : ProcessHandle.current().descendants().toList()) {
                if (isRenderer(process)) {
                    largest = Math.max(largest, Usage.residentKibibytes(process));
                }
            }
            return largest;
        }

        /** Chromium writes its arguments as one, which Java takes for none. */
        private static boolean isRenderer(ProcessHandle process) throws IOException {
            var arguments = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            return Files.exists(arguments) && Files.readString(arguments).contains("--type=renderer");
        }

        @Override
        public String toString() {
            return String.format("%.1f MiB of heap, %.0f MiB resident", heap / 1024.0, resident / 1024.0);
        }
    }
}
