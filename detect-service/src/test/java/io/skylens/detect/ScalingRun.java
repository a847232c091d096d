package io.skylens.detect;

import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Detections;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Detectors come and go under load: how long each drone is without detections, and whether a frame is detected twice. It
 * measures times, so it is no test of every build, and run by name only: {@code mvn -pl detect-service -am verify
 * -Dit.test=ScalingRun -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
class ScalingRun {

    private static final int DRONES = 8;
    private static final long PERIOD_MILLIS = 250;
    private static final Duration SETTLING = Duration.ofSeconds(12);
    private static final Duration LONGEST_GRACEFUL = Duration.ofSeconds(3);
    private static final Duration LONGEST_AFTER_KILL = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final List<Detections> made = new ArrayList<>();
    private final List<Instant> changes = new ArrayList<>();
    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void shouldLeaveNoDroneAloneForLong() throws Exception {
        Awaitility.setDefaultTimeout(PackagedService.PATIENCE.multipliedBy(5));
        var jpeg = Files.readAllBytes(RealPart.shared("photos/dog.jpg"));
        var sender = Executors.newSingleThreadScheduledExecutor();
        try (var broker = TestBroker.startBroker();
                var first = PackagedService.start(broker, folder, options())) {
            await().until(first::isReady);
            try (var topics = new FramesTopic(broker.bootstrapServers(), Topics.DETECTIONS)) {
                sender.scheduleAtFixedRate(() -> send(topics, jpeg), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                readFor(SETTLING, topics);

                var started = Instant.now();
                try (var second = PackagedService.start(broker, folder, options());
                        var third = PackagedService.start(broker, folder, options());
                        var fourth = PackagedService.start(broker, folder, options())) {
                    await().until(() -> read(topics) && second.isReady() && third.isReady() && fourth.isReady());
                    readFor(SETTLING, topics);
                    report("1 to 4", started, LONGEST_GRACEFUL);

                    var ended = Instant.now();
                    second.end();
                    third.end();
                    readFor(SETTLING, topics);
                    report("4 to 2, SIGTERM", ended, LONGEST_GRACEFUL);

                    var killed = Instant.now();
                    fourth.signal("KILL");
                    readFor(SETTLING, topics);
                    report("2 to 1, SIGKILL", killed, LONGEST_AFTER_KILL);
                }
                softly.assertThat(twiceWhileStable()).as("twice").isZero();
                softly.assertAll();
            } finally {
                sender.shutdownNow();
                sender.awaitTermination(5, TimeUnit.SECONDS);
            }
        }
    }

    private static String[] options() {
        return new String[] {
            "-Dskylens.detect.model=" + RealPart.shared("models/yolo11n_320_fp32.onnx"),
            "-Dskylens.detect.predictors=1",
            "-Dskylens.topics.partitions=" + DRONES
        };
    }

    private static void send(FramesTopic topics, byte[] jpeg) {
        for (int drone = 0; drone < DRONES; drone++) {
            topics.send("drone-" + drone, drone, jpeg, new PictureShape(768, 576, 1));
        }
    }

    private void readFor(Duration time, FramesTopic topics) {
        var until = Instant.now().plus(time);
        await().until(() -> read(topics) && Instant.now().isAfter(until));
    }

    private boolean read(FramesTopic topics) {
        topics.read().stream().map(FramesTopic::detections).forEach(made::add);
        return true;
    }

    private void report(String change, Instant since, Duration allowed) {
        changes.add(since);
        var gap = DetectionGap.since(since, made);
        gap.print(change, since);
        softly.assertThat(gap.drones()).as(change).isEqualTo(DRONES);
        softly.assertThat(gap.length()).as(change).isLessThanOrEqualTo(allowed);
    }

    private long twiceWhileStable() {
        var seen = new HashSet<Map.Entry<Object, Long>>();
        var twice = made.stream()
                .filter(detections -> !seen.add(
                        Map.entry(detections.drone(), detections.frame().sequence())))
                .map(Detections::detectedAt)
                .toList();
        long stable = twice.stream().filter(this::isStable).count();
        System.out.printf(
                "%d of %d detections are of a frame that was detected before, %d of them while nobody came or went%n",
                twice.size(), made.size(), stable);
        return stable;
    }

    private boolean isStable(Instant moment) {
        return changes.stream()
                .noneMatch(change -> moment.isAfter(change) && moment.isBefore(change.plus(LONGEST_AFTER_KILL)));
    }
}
