package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.skylens.allinone.Chromium;
import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.load.FrameLink;
import io.skylens.allinone.load.Pictures;
import io.skylens.allinone.load.TcpSender;
import io.skylens.contract.DevicePrefix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How old pictures are when a page has painted them: one simulated drone of 640x480 at 15 frames a second, on the wall and
 * large, without a detector and with the demo model; and that neither a device's nor the browser's clock changes that.
 */
class LatencyBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int FPS = 15;
    private static final double MEDIAN = 40;
    private static final double P99 = 120;
    private static final double CLOCKS_CHANGE_IT_BY = 50;

    private static final String AN_HOUR_BEHIND = """
            const Real = Date;
            const hour = 3600 * 1000;
            window.Date = class extends Real {
              constructor(...given) { given.length ? super(...given) : super(Real.now() - hour); }
              static now() { return Real.now() - hour; }
            };
            """;

    private final Report report = new Report("latency");

    private record Ages(double median, double p99) {}

    @Test
    void shouldShowPicturesWhileTheyAreYoung() throws Exception {
        var wall = measure("--detectors=0", "/");
        var large = measure("--detectors=0", "/drones/harbor");
        measure("--detectors=1", "/");
        for (var ages : List.of(wall, large)) {
            assertThat(ages.median).as("p50").isLessThanOrEqualTo(MEDIAN);
            assertThat(ages.p99).as("p99").isLessThanOrEqualTo(P99);
        }
    }

    @Test
    void shouldNotCareWhatOtherClocksSay() throws Exception {
        var pictures = Pictures.of(20, 640, 480, 40_000);
        var offset = Duration.ofHours(1);
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var chromium = Chromium.launch();
                var right = new Drone(clocked(system, "right", Duration.ZERO), "right", pictures, FPS);
                var ahead = new Drone(clocked(system, "ahead", offset), "ahead", pictures, FPS)) {
            assertThat(right).isNotSameAs(ahead);
            var honest = agesOnTheWall(chromium.open(system.view("/")));
            var wrong = agesOnTheWall(chromium.open(system.view("/"), AN_HOUR_BEHIND));
            var expected = describe("right clocks", honest.get("right"));
            var device = describe("device an hour ahead", honest.get("ahead"));
            var browser = describe("browser an hour behind", wrong.get("right"));
            var both = describe("device an hour ahead, browser an hour behind", wrong.get("ahead"));
            for (var other : List.of(device, browser, both)) {
                assertThat(Math.abs(other.median - expected.median)).isLessThanOrEqualTo(CLOCKS_CHANGE_IT_BY);
            }
        }
    }

    private static Map<String, List<Double>> agesOnTheWall(Page opened) throws InterruptedException {
        try (var page = opened) {
            awaitPainted(page, "right");
            awaitPainted(page, "ahead");
            var ages = new PageAges(page);
            pass(WARM_UP);
            ages.take();
            pass(Report.seconds(20));
            long hours = Math.round((System.currentTimeMillis() - ((Number) page.evaluate("Date.now()")).longValue())
                    / (double) Duration.ofHours(1).toMillis());
            System.out.println("the browser's clock is " + hours + " hours behind");
            return ages.take();
        }
    }

    private Ages measure(String detectors, String path) throws Exception {
        try (var system = RunningSkylens.up(detectors, "--drones=1");
                var chromium = Chromium.launch();
                var page = chromium.open(system.view(path))) {
            page.waitForSelector("[data-drone=harbor][data-sequence]");
            var ages = new PageAges(page);
            pass(WARM_UP);
            ages.take();
            pass(Report.seconds(40));
            assertThat(chromium.errors()).isEmpty();
            return describe(path + " " + detectors, ages.take().get("harbor"));
        }
    }

    private Ages describe(String what, List<Double> ages) {
        var found = new Ages(Percentiles.of(ages, 0.5), Percentiles.of(ages, 0.99));
        report.line(
                "%s: %d pictures painted, age p50 %.1f ms, p99 %.1f ms, most %.1f ms",
                what, ages.size(), found.median, found.p99, Percentiles.of(ages, 1));
        return found;
    }

    private static void awaitPainted(Page page, String drone) {
        page.waitForSelector(".tile[data-drone='" + drone + "'][data-sequence]");
    }

    /** A device that says when it took each picture, by a clock that is so far ahead. */
    private static FrameLink clocked(RunningSkylens system, String drone, Duration ahead) throws IOException {
        var sender = new TcpSender(system.tcpPort(), drone);
        return new FrameLink() {

            private long sequence;

            @Override
            public void send(byte[] jpeg) throws IOException {
                byte[] prefix = DevicePrefix.write(sequence++, Instant.now().plus(ahead));
                sender.send(ByteBuffer.allocate(prefix.length + jpeg.length)
                        .put(prefix)
                        .put(jpeg)
                        .array());
            }

            @Override
            public void close() throws IOException {
                sender.close();
            }
        };
    }

    private static void pass(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
