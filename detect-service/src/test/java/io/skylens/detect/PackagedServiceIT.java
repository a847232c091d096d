package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import io.skylens.detect.model.Golden;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a process of its own, as the launcher runs it. */
class PackagedServiceIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MODEL = "models/yolo11n_320.torchscript";

    @TempDir
    private Path folder;

    private final int managementPort = TestBroker.freePort();
    private Broker broker;
    private Process process;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    @BeforeEach
    void startBroker() {
        broker = TestBroker.startBroker();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
        broker.close();
    }

    @Test
    void shouldSayInOneSentenceWhichModelIsMissingAndEnd() throws Exception {
        var missing = folder.resolve("missing.torchscript");

        start("-Dskylens.detect.model=" + missing);

        assertThat(exitCode()).isEqualTo(1);
        assertThat(output())
                .containsExactly(
                        "model file '" + missing + "' (skylens.detect.model) must exist, but there is no such file");
    }

    @Test
    void shouldSayThatThereMustBeAModel() throws Exception {
        start();

        assertThat(exitCode()).isEqualTo(1);
        assertThat(output())
                .containsExactly("skylens.detect.model must name the file of a model, ONNX (.onnx) or TorchScript"
                        + " (.torchscript, .pt), got nothing");
    }

    @Test
    void shouldNotStartWhereDetectionsHaveTooFewPartitions() throws Exception {
        var model = RealPart.shared(MODEL);
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.FRAMES, 4, (short) 1), new NewTopic(Topics.DETECTIONS, 2, (short) 1)))
                    .all()
                    .get();
        }

        start("-Dskylens.detect.model=" + model);

        assertThat(exitCode()).isEqualTo(1);
        assertThat(output())
                .anyMatch(line -> line.endsWith("topic skylens.detections must have at least as many partitions as"
                        + " skylens.frames, got 2 for 4"));
    }

    @Test
    void shouldDetectAndTakeBackItsSignOfLifeAtTheEnd() throws Exception {
        start(
                "-Dskylens.detect.model=" + RealPart.shared(MODEL),
                "-Dskylens.detect.max-frame-age=20s",
                "-Dskylens.topics.partitions=2");
        await().until(this::isReady);

        try (var topics = new FramesTopic(broker.bootstrapServers(), Topics.DETECTIONS, Topics.DETECTORS)) {
            var jpeg = Files.readAllBytes(RealPart.shared("photos/dog.jpg"));
            topics.send("alpha", 1, jpeg, new PictureShape(768, 576, 1));
            var detections = FramesTopic.detections(awaitRecord(topics, Topics.DETECTIONS));
            Golden.of("yolo11n_320").check("dog.jpg", detections.objects());
            assertThat(awaitRecord(topics, Topics.DETECTORS).key()).isEqualTo(detections.detector());

            process.destroy();

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            var signs = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().untilAsserted(() -> {
                signs.addAll(topics.read());
                assertThat(signs)
                        .isNotEmpty()
                        .last()
                        .extracting(ConsumerRecord::value)
                        .isNull();
            });
        }
    }

    private void start(String... options) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                "-Dquarkus.management.port=" + managementPort));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", JAR.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(log());
    }

    private boolean isReady() throws InterruptedException {
        var ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static ConsumerRecord<String, byte[]> awaitRecord(FramesTopic topics, String topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        await().until(() -> {
            topics.read().stream()
                    .filter(record -> record.topic().equals(topic))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }
}
