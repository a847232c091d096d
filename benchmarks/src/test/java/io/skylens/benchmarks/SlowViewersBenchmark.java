package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.load.Pictures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * 50 MJPEG viewers who read at once, before, while and after 50 others take 1 kB a second: 25 by MJPEG, 25 by WebSocket.
 * The fast ones must not notice, memory must not grow, and what the slow ones get was young when it was sent.
 */
class SlowViewersBenchmark {

    private static final int FPS = 15;
    private static final int FAST = 50;
    private static final int SLOW_OF_A_KIND = 25;
    private static final int BYTES_A_SECOND = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final double MOST_TIMES = 1.1;
    private static final double OR_MILLIS_MORE = 5;
    private static final double OLDEST_AT_SENDING = 1_000;
    private static final long MOST_GROWTH = 8 << 10;

    private final Report report = new Report("slow-viewers");
    private final Queue<Double> agesAtSending = new ConcurrentLinkedQueue<>();

    @Test
    void shouldNotLetTheSlowOnesHoldUpTheFastOnes() throws Exception {
        var duration = Report.seconds(60);
        var pictures = Pictures.of(20, 1280, 720, 60_000);
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var drone = new Drone(system.tcpPort(), "alpha", pictures, FPS);
                var fast = new Onlookers()) {
            drone.awaitKnown(system, "alpha");
            fast.look(system.view("/api/v1/drones/alpha/stream.mjpeg"), FAST);
            Thread.sleep(WARM_UP.toMillis());
            var before = look(fast, "alone", duration);
            var slow = slow(system);
            crawl(slow, SETTLING);
            var memory = JavaMemory.of(system.child("view"));
            fast.takeAges();
            crawl(slow, duration);
            var beside = describe(fast.takeAges(), "beside 50 slow ones");
            var grown = JavaMemory.of(system.child("view"));
            for (var viewer : slow) {
                viewer.close();
            }
            look(fast, "alone again", duration);
            describeSlow(slow);
            report.line("memory at first %s, after %d s %s", memory, duration.toSeconds(), grown);
            assertThat(beside).as("p99").isLessThanOrEqualTo(Math.max(MOST_TIMES * before, before + OR_MILLIS_MORE));
            assertThat(agesAtSending).isNotEmpty().allMatch(age -> age <= OLDEST_AT_SENDING);
            assertThat(grown.lastingKibibytes() - memory.lastingKibibytes()).isLessThan(MOST_GROWTH);
        }
    }

    private List<SlowViewer> slow(RunningSkylens system) throws IOException {
        var slow = new ArrayList<SlowViewer>();
        for (int i = 0; i < SLOW_OF_A_KIND; i++) {
            slow.add(new SlowViewer(system.view("/api/v1/drones/alpha/stream.mjpeg"), SlowViewer.mjpeg()));
            var subscription = "\"drone\":\"alpha\",\"overlay\":\"none\",\"width\":160";
            slow.add(new SlowViewer(system.view("/ws"), new SlowSocket(subscription, agesAtSending)));
        }
        return slow;
    }

    private static void crawl(List<SlowViewer> slow, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() - end < 0) {
            for (var viewer : slow) {
                viewer.take(BYTES_A_SECOND);
            }
            Thread.sleep(Duration.ofSeconds(1).toMillis());
        }
    }

    private double look(Onlookers fast, String when, Duration duration) throws InterruptedException {
        fast.takeAges();
        Thread.sleep(duration.toMillis());
        return describe(fast.takeAges(), when);
    }

    /** @return the 99th percentile */
    private double describe(List<Double> ages, String when) {
        report.line(
                "fast viewers %s: %d pictures, age at their last byte p50 %.1f ms, p99 %.1f ms, most %.1f ms",
                when, ages.size(), Percentiles.of(ages, 0.5), Percentiles.of(ages, 0.99), Percentiles.of(ages, 1));
        return Percentiles.of(ages, 0.99);
    }

    private void describeSlow(List<SlowViewer> slow) {
        report.line(
                "slow WebSocket viewers: %d pictures, the oldest %.1f ms old when it was sent; slow viewers were cut off %d times",
                agesAtSending.size(),
                Collections.max(agesAtSending),
                slow.stream().mapToInt(SlowViewer::cutOff).sum());
    }
}
