package io.skylens.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.rollout.Deployment;
import io.skylens.allinone.rollout.Timing;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Upgrades and scaling under load, with the chart's times: for how long a drone is not seen. Four simulated drones at 5
 * frames a second and one that posts; every service's pods lie behind one address, as behind a Service.
 */
class RolloutBenchmark {

    private static final Duration ALLOWED = Duration.ofSeconds(3);

    /** What an upgrade leaves behind is seen a while after it. */
    private static final long AFTERWARDS_SECONDS = 5;

    @Test
    void shouldShowEveryDroneWhileAllIsUpgraded() throws Exception {
        var report = new Report("rollout");
        try (var release = new Deployment(Timing.OF_THE_CHART, 4)) {
            release.start(1, 5);

            observe(report, release, "upgrade of one pod each, all at once", release::rollAll);
            observe(report, release, "detect from 1 to 3", () -> release.detect()
                    .scale(3));
            observe(report, release, "detect from 3 to 1", () -> release.detect()
                    .scale(1));
            observe(report, release, "ingest and view from 1 to 2", () -> {
                release.ingest().scale(2);
                release.view().scale(2);
            });
            observe(report, release, "ingest, two pods, one after the other", release.ingest()::roll);
            observe(report, release, "view, two pods, one after the other", release.view()::roll);

            report.line(
                    "the viewer's connections ended with %s", release.viewer().codes());
            report.line(
                    "of the posted pictures %d were refused; %d answers said that the connection closes",
                    release.posting().refusals().size(), release.posting().farewells());
            assertThat(release.viewer().codes()).containsOnly(1012);
            assertThat(release.posting().refusals()).isEmpty();
        }
    }

    private static void observe(Report report, Deployment release, String what, Runnable change) throws Exception {
        long begin = System.nanoTime();
        release.tiles().forget();
        change.run();
        TimeUnit.SECONDS.sleep(AFTERWARDS_SECONDS);
        long end = System.nanoTime();
        var pictures = longest(release.viewer().longestGaps(begin, end).values());
        var boxes = longest(release.viewer().longestGapsOfDetections(begin, end).values());
        var offline = longest(release.tiles().longestOffline().values());
        report.line(
                "%s, %.0f s: longest without a picture %.1f s, without new detections %.1f s, OFFLINE %.1f s",
                what, (end - begin) / 1e9, seconds(pictures), seconds(boxes), seconds(offline));
        assertThat(Map.of("pictures", pictures, "detections", boxes, "OFFLINE", offline))
                .as(what)
                .allSatisfy((kind, gap) -> assertThat(gap).isLessThan(ALLOWED));
    }

    private static Duration longest(Collection<Duration> all) {
        return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
