package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.Broker;
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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that stood still, as one does whose machine slept, while frames went on coming. */
class StoppedServiceIT {

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final Duration YOUNG = Duration.ofMillis(500);
    private static final int DRONES = 3;
    private static final long PERIOD_MILLIS = 100;

    @TempDir
    private Path folder;

    private Broker broker;

    @BeforeEach
    void startBroker() {
        Awaitility.setDefaultTimeout(PackagedService.PATIENCE);
        broker = TestBroker.startBroker();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void shouldGoOnWithTheNewestFrames() throws Exception {
        var jpeg = Files.readAllBytes(RealPart.shared("photos/dog.jpg"));
        var model = RealPart.shared("models/yolo11n_320_fp32.onnx");
        var sender = Executors.newSingleThreadScheduledExecutor();
        try (var service = PackagedService.start(
                broker, folder, "-Dskylens.detect.model=" + model, "-Dskylens.topics.partitions=2")) {
            await().until(service::isReady);
            try (var topics = new FramesTopic(broker.bootstrapServers(), Topics.DETECTIONS)) {
                sender.scheduleAtFixedRate(() -> send(topics, jpeg), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                await().until(() -> !topics.read().isEmpty());

                service.signal("STOP");
                await().pollDelay(STOP).until(() -> true);
                var continued = Instant.now();
                service.signal("CONT");

                var after = awaitMadeAfter(continued, topics);
                assertThat(after)
                        .allSatisfy(detections ->
                                assertThat(detections.frame().receivedAt()).isAfter(continued.minus(OLDEST)));
                assertThat(after.get(0).frame().receivedAt()).isAfter(continued.minus(YOUNG));
            } finally {
                sender.shutdownNow();
                sender.awaitTermination(5, TimeUnit.SECONDS);
            }
        }
    }

    private static void send(FramesTopic topics, byte[] jpeg) {
        for (int i = 0; i < DRONES; i++) {
            topics.send("drone-" + i, i % 2, jpeg, new PictureShape(768, 576, 1));
        }
    }

    /** Some dozen, in the order they were made in. */
    private static List<Detections> awaitMadeAfter(Instant moment, FramesTopic topics) {
        var made = new ArrayList<Detections>();
        await().until(() -> {
            topics.read().stream()
                    .map(FramesTopic::detections)
                    .filter(detections -> detections.detectedAt().isAfter(moment))
                    .forEach(made::add);
            return made.size() >= 12 * DRONES;
        });
        made.sort(Comparator.comparing(Detections::detectedAt));
        return made;
    }
}
