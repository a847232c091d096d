package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Box;
import io.skylens.contract.DetectorStatus;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import io.skylens.detect.model.FakeDetector;
import io.skylens.detect.model.FakeOpener;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From topic to topic through a real broker, with a detector that finds one thing in every picture. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(DetectServiceIT.WithFakeModel.class)
class DetectServiceIT {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    public static class WithFakeModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "skylens.detect.model", "src/test/resources/model.fake",
                    // What is tested is not how fast this machine is.
                    "skylens.detect.max-frame-age", "20s",
                    "quarkus.management.test-port", "0",
                    "skylens.topics.partitions", "4");
        }
    }

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    MeterRegistry registry;

    @Inject
    FakeOpener opener;

    private FramesTopic topics;

    @BeforeEach
    void awaitReady() {
        await().untilAsserted(() -> assertThat(get(readiness).statusCode()).isEqualTo(200));
        topics = new FramesTopic(bootstrapServers, Topics.DETECTIONS, Topics.DETECTORS);
    }

    @AfterEach
    void close() {
        opener.detector().onRun(() -> {});
        topics.close();
    }

    @Test
    void shouldWriteDetectionsToThePartitionOfTheirFrame() {
        for (int partition = 0; partition < 4; partition++) {
            topics.send("drone-" + partition, partition, jpeg(), new PictureShape(WIDTH, HEIGHT, 1));
        }

        var records = awaitDetections(4);
        assertThat(records).allSatisfy(record -> {
            var detections = FramesTopic.detections(record);
            assertThat(record.key()).isEqualTo("drone-" + record.partition());
            assertThat(detections.drone().value()).isEqualTo(record.key());
            assertThat(detections.frame().partition()).isEqualTo(record.partition());
            assertThat(detections.objects()).hasSize(1);
        });
        assertThat(records).extracting(ConsumerRecord::partition).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void shouldGivePixelsOfThePictureAsDisplayed() {
        topics.send("turned", 0, jpeg(), new PictureShape(WIDTH, HEIGHT, 6));

        var detections = FramesTopic.detections(awaitDetections(1).get(0));
        assertThat(detections.frame().width()).isEqualTo(HEIGHT);
        assertThat(detections.frame().height()).isEqualTo(WIDTH);
        assertThat(detections.objects().get(0).box()).isEqualTo(new Box(0, 0, HEIGHT, WIDTH));
    }

    @Test
    void shouldGiveEveryFrameAFateThatTheTopicsConfirm() {
        double detectedBefore = frames("detected");
        double skippedBefore = frames("skipped");
        opener.detector().onRun(() -> await().pollDelay(Duration.ofMillis(5)).until(() -> true));
        var jpeg = jpeg();
        int sent = 400;
        for (int i = 0; i < sent; i++) {
            topics.send("flood-" + i % 3, i % 2, jpeg, new PictureShape(WIDTH, HEIGHT, 1));
        }
        topics.sendRubbish("flood-0", 0);

        await().until(() -> frames("detected") - detectedBefore + frames("skipped") - skippedBefore == sent + 1);
        int detected = (int) (frames("detected") - detectedBefore);
        assertThat(detected).isBetween(3, sent - 1);
        assertThat(awaitDetections(detected)).hasSize(detected);
        assertThat(registry.get("skylens.detect.frames")
                        .tags("reason", "undecodable")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldShowASignOfLifeEverySecond() {
        var signs = new ArrayList<DetectorStatus>();
        await().until(() -> {
            topics.read().stream()
                    .filter(record -> record.topic().equals(Topics.DETECTORS))
                    .map(record -> FramesTopic.parse(record.value(), DetectorStatus.class))
                    .forEach(signs::add);
            return signs.size() >= 2;
        });

        var sign = signs.get(0);
        assertThat(sign.model().name()).isEqualTo("fake");
        assertThat(sign.classes()).containsExactly(FakeDetector.LABEL);
        assertThat(sign.device()).isEqualTo("cpu");
        assertThat(sign.partitions()).containsExactly(0, 1, 2, 3);
        assertThat(signs.get(1).detector()).isEqualTo(sign.detector());
        assertThat(signs.get(1).writtenAt()).isAfter(sign.writtenAt());
    }

    @Test
    void shouldTellPrometheusWhatBecameOfFrames() throws Exception {
        topics.send("metrics", 0, jpeg(), new PictureShape(WIDTH, HEIGHT, 1));
        awaitDetections(1);

        assertThat(get(metrics).body())
                .contains("skylens_detect_frames_total{fate=\"detected\",reason=\"none\"}")
                .contains("skylens_detect_frames_total{fate=\"skipped\",reason=\"too-old\"}")
                .contains("skylens_detect_inference_seconds_sum")
                .contains("skylens_detect_frame_age_seconds_bucket{at=\"publish\"")
                .contains("skylens_detect_objects_total{label=\"thing\"}")
                .contains("skylens_detect_busy ")
                .contains("skylens_detect_device_memory_bytes ")
                .contains("skylens_detect_partitions 4.0");
    }

    private List<ConsumerRecord<String, byte[]>> awaitDetections(int count) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        await().until(() -> {
            topics.read().stream()
                    .filter(record -> record.topic().equals(Topics.DETECTIONS))
                    .forEach(records::add);
            return records.size() >= count;
        });
        return records;
    }

    private double frames(String fate) {
        return registry.get("skylens.detect.frames").tags("fate", fate).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static byte[] jpeg() {
        try (var picture = Picture.ofBgr(new byte[WIDTH * HEIGHT * 3], WIDTH, HEIGHT)) {
            return JpegCodecs.best().encode(picture, 90);
        }
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
