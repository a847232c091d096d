package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.Metrics;
import io.skylens.allinone.RunningSkylens;
import io.skylens.allinone.load.Pictures;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One drone of 60 kB pictures and 10, 100 and 1,000 MJPEG viewers: CPU time of the view service for each megabyte that
 * viewers got, beside nginx and a Flask generator that send as much at the same rate in the same run; memory of a viewer;
 * and that no viewer adds an encode.
 */
class FanoutBenchmark {

    private static final int FRAME_BYTES = 60_000;
    private static final int FPS = 10;
    /** The largest first: what is compiled for it is warm for the others. */
    private static final List<Integer> CROWDS = List.of(1_000, 100, 10);
    /** Viewers that have all code loaded, before memory is measured first. */
    private static final int FEW = 10;

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** What runs a few times a second only is found worth compiling late, and that compiling is no cost of viewers. */
    private static final Duration COMPILING = Duration.ofSeconds(90);

    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration ENCODING = Duration.ofSeconds(5);
    /** Of the rival's file: more than the longest measurement, settling and connecting take. */
    private static final int SPARE_SECONDS = 60;

    private static final double MOST_TIMES_NGINX = 1.3;
    private static final double MOST_KILOBYTES_A_VIEWER = 50;

    private final List<byte[]> pictures = Pictures.of(20, 1280, 720, FRAME_BYTES);
    private final Report report = new Report("fanout");

    @Test
    void shouldCostLittleMoreThanNginx() throws Exception {
        var duration = Report.seconds(20);
        int seconds = (int) duration.plus(SETTLING).toSeconds() + SPARE_SECONDS;
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var drone = new Drone(system.tcpPort(), "alpha", pictures, FPS);
                var nginx = Rival.nginx(pictures.get(0), FPS, seconds);
                var flask = Rival.flask(pictures.get(0), FPS)) {
            drone.awaitKnown(system, "alpha");
            var view = system.child("view");
            var stream = system.view("/api/v1/drones/alpha/stream.mjpeg");
            watch(stream, CROWDS.get(0), WARM_UP);
            watch(stream, FEW, COMPILING);
            var timesNginx = new ArrayList<Double>();
            for (int viewers : CROWDS) {
                var ours = measure("skylens", stream, view, viewers, duration);
                var theirs = measure("nginx", nginx.uri(), nginx.process(), viewers, duration);
                measure("flask", flask.uri(), flask.process(), viewers, duration);
                timesNginx.add(ours.millisPerMegabyte() / theirs.millisPerMegabyte());
                report.line("%d viewers: %.2f times nginx", viewers, timesNginx.get(timesNginx.size() - 1));
                countEncodes(system, viewers);
            }
            measure("skylens", stream, view, 1, duration);
            assertThat(timesNginx.get(0))
                    .as("CPU of 1,000 viewers, times nginx")
                    .isLessThanOrEqualTo(MOST_TIMES_NGINX);
        }
    }

    @Test
    void shouldTakeLittleMemoryForAViewer() throws Exception {
        try (var system = RunningSkylens.up("--detectors=0", "--no-simulator");
                var drone = new Drone(system.tcpPort(), "alpha", pictures, FPS)) {
            drone.awaitKnown(system, "alpha");
            var view = system.child("view");
            var stream = system.view("/api/v1/drones/alpha/stream.mjpeg");
            watch(stream, FEW, WARM_UP);
            var before = JavaMemory.of(view);
            try (var crowd = new Crowd(stream, CROWDS.get(0))) {
                pass(WARM_UP);
                var now = JavaMemory.of(view);
                double kilobytes = (now.lastingKibibytes() - before.lastingKibibytes()) * 1.024 / CROWDS.get(0);
                report.line(
                        "%.1f kB for each of %d viewers; before %s, with them %s",
                        kilobytes, CROWDS.get(0), before, now);
                assertThat(crowd.left()).isZero();
                assertThat(kilobytes).isLessThanOrEqualTo(MOST_KILOBYTES_A_VIEWER);
            }
        }
    }

    private static void watch(URI stream, int viewers, Duration duration) throws Exception {
        try (var crowd = new Crowd(stream, viewers)) {
            pass(duration);
            assertThat(crowd.bytes()).isPositive();
        }
    }

    /** CPU time in milliseconds and megabytes delivered, in a second. */
    private record Cost(double millis, double megabytes) {

        double millisPerMegabyte() {
            return millis / megabytes;
        }
    }

    private Cost measure(String name, URI stream, ProcessHandle server, int viewers, Duration duration)
            throws Exception {
        try (var crowd = new Crowd(stream, viewers)) {
            pass(SETTLING);
            long bytes = crowd.bytes();
            var cpu = Usage.cpu(server);
            pass(duration);
            double seconds = duration.toSeconds();
            var cost = new Cost(
                    Usage.cpu(server).minus(cpu).toNanos() / 1e6 / seconds, (crowd.bytes() - bytes) / 1e6 / seconds);
            report.line(
                    "%d viewers, %s: %.1f MB/s (%.0f %% of what was due), %.2f ms of CPU a MB, %.1f %% of a core, %d cut off",
                    viewers,
                    name,
                    cost.megabytes,
                    100 * cost.megabytes * 1e6 / ((double) viewers * FPS * FRAME_BYTES),
                    cost.millisPerMegabyte(),
                    cost.millis / 10,
                    crowd.left());
            return cost;
        }
    }

    /** All want the same smaller picture, which has to be made. */
    private void countEncodes(RunningSkylens system, int viewers) throws Exception {
        try (var crowd = new Crowd(system.view("/api/v1/drones/alpha/stream.mjpeg?width=320"), viewers)) {
            pass(SETTLING);
            var before = Metrics.read(system.management("view-management", "/q/metrics"));
            pass(ENCODING);
            var after = Metrics.read(system.management("view-management", "/q/metrics"));
            long frames = difference(before, after, "skylens_view_joined_total");
            long encodes = difference(before, after, "skylens_view_encodes_total");
            report.line("%d viewers of a smaller picture: %d frames, %d encodes", viewers, frames, encodes);
            assertThat(encodes).as("one at its beginning may have been counted").isLessThanOrEqualTo(frames + 1);
            assertThat(crowd.left()).isZero();
        }
    }

    private static long difference(Metrics before, Metrics after, String name) {
        return after.sum(name, Map.of()) - before.sum(name, Map.of());
    }

    private static void pass(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
