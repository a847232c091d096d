package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Detections;
import io.skylens.contract.PictureShape;
import io.skylens.contract.TopicProvisioner;
import io.skylens.contract.Topics;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * How much more four processes detect than one where each has a device of its own that takes 50 ms a frame, and for how
 * long a drone is without detections while three more come: eight drones, one a partition, 640x480, batches of one. Unlike
 * in {@link ScalingRun}, those who come take no time from the device of the one that is there. Run by name, as that one.
 */
class FixedTimeScalingRun {

    private static final int DRONES = 8;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final long PERIOD_MILLIS = 66;
    private static final String DEVICE_MILLIS = "50";
    private static final int MOST = 4;
    private static final double LEAST_GAIN = 3.6;
    private static final Duration LONGEST_GAP = Duration.ofSeconds(3);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration MEASURING = Duration.ofSeconds(20);

    private final List<Process> processes = new ArrayList<>();
    private final List<Detections> made = new ArrayList<>();

    @Test
    void shouldDetectNearlyFourTimesAsMuchWithFour() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        var sender = Executors.newSingleThreadScheduledExecutor();
        try (var broker = TestBroker.startBroker()) {
            createTopics(broker);
            try (var topics = new FramesTopic(broker.bootstrapServers(), Topics.DETECTIONS)) {
                var jpeg = jpeg();
                sender.scheduleAtFixedRate(() -> send(topics, jpeg), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);

                double one = rateOf(1, broker, topics);
                var change = Instant.now();
                double four = rateOf(MOST, broker, topics);
                var gap = DetectionGap.since(change, made);

                System.out.printf("one: %.1f frames a second, four: %.1f, %.2f times%n", one, four, four / one);
                gap.print("1 to 4", change);
                assertThat(gap.drones()).isEqualTo(DRONES);
                assertThat(gap.length()).isLessThanOrEqualTo(LONGEST_GAP);
                assertThat(four / one).isGreaterThanOrEqualTo(LEAST_GAIN);
            } finally {
                sender.shutdownNow();
                sender.awaitTermination(5, TimeUnit.SECONDS);
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static void createTopics(Broker broker) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioner(admin).provision(List.of(Topics.frames(DRONES, 64 << 20), Topics.detections(DRONES)));
        }
    }

    private static byte[] jpeg() {
        var noise = new byte[WIDTH * HEIGHT * 3];
        new Random(1).nextBytes(noise);
        try (var picture = Picture.ofBgr(noise, WIDTH, HEIGHT)) {
            return JpegCodecs.best().encode(picture, 20);
        }
    }

    private static void send(FramesTopic topics, byte[] jpeg) {
        for (int drone = 0; drone < DRONES; drone++) {
            topics.send("drone-" + drone, drone, jpeg, new PictureShape(WIDTH, HEIGHT, 1));
        }
    }

    /** Frames a second, once that many processes share the drones. */
    private double rateOf(int count, Broker broker, FramesTopic topics) throws IOException {
        while (processes.size() < count) {
            processes.add(start(broker));
            awaitDetectors(processes.size(), topics);
        }
        readFor(SETTLING, topics);
        long start = System.nanoTime();
        long frames = readFor(MEASURING, topics);
        return frames * 1e9 / (System.nanoTime() - start);
    }

    /** One after the other, as if each had the cores to itself on which it starts. */
    private void awaitDetectors(int count, FramesTopic topics) {
        var sharing = new HashSet<String>();
        await().until(() -> {
            read(topics).forEach(detections -> sharing.add(detections.detector()));
            return sharing.size() == count;
        });
    }

    private static Process start(Broker broker) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FixedTimeService.class.getName(),
                        broker.bootstrapServers(),
                        DEVICE_MILLIS)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<Detections> read(FramesTopic topics) {
        var news = topics.read().stream().map(FramesTopic::detections).toList();
        made.addAll(news);
        return news;
    }

    private long readFor(Duration time, FramesTopic topics) {
        long end = System.nanoTime() + time.toNanos();
        long frames = 0;
        while (System.nanoTime() - end < 0) {
            frames += read(topics).size();
        }
        return frames;
    }
}
