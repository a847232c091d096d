package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.Broker;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Detections;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import io.skylens.detect.model.Golden;
import io.skylens.detect.model.web.FileServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    private static final String MODEL = "models/yolo11n_320.torchscript";

    @TempDir
    private Path folder;

    private Broker broker;
    private PackagedService service;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(PackagedService.PATIENCE);
    }

    @BeforeEach
    void startBroker() {
        broker = TestBroker.startBroker();
    }

    @AfterEach
    void end() {
        if (service != null) {
            service.close();
        }
        broker.close();
    }

    @Test
    void shouldSayInOneSentenceWhichModelIsMissingAndEnd() throws Exception {
        var missing = folder.resolve("missing.torchscript");

        start("-Dskylens.detect.model=" + missing);

        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.output())
                .containsExactly(
                        "model file '" + missing + "' (skylens.detect.model) must exist, but there is no such file");
    }

    @Test
    void shouldSayThatThereMustBeAModel() throws Exception {
        start();

        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.output())
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

        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.output())
                .anyMatch(line -> line.endsWith("topic skylens.detections must have at least as many partitions as"
                        + " skylens.frames, got 2 for 4"));
    }

    @Test
    void shouldFetchItsModelDetectAndTakeBackItsSignOfLifeAtTheEnd() throws Exception {
        var model = Files.readAllBytes(RealPart.shared("models/yolo11n_320_fp32.onnx"));
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
        try (var server = FileServer.http()) {
            server.serve("/yolo11n.onnx", model);
            start(
                    "-Dskylens.detect.model=" + server.url("/yolo11n.onnx") + "#sha256=" + digest,
                    "-Dskylens.detect.model-cache=" + folder.resolve("models"),
                    "-Dskylens.detect.max-frame-age=20s",
                    "-Dskylens.topics.partitions=2");
            await().until(service::isReady);
        }
        assertThat(service.output())
                .anyMatch(line -> line.contains("INFO") && line.contains("Fetching the model"))
                .noneMatch(line -> line.contains("WARN"));

        try (var topics = new FramesTopic(broker.bootstrapServers(), Topics.DETECTIONS, Topics.DETECTORS)) {
            var jpeg = Files.readAllBytes(RealPart.shared("photos/dog.jpg"));
            topics.send("alpha", 1, jpeg, new PictureShape(768, 576, 1));
            var detections = FramesTopic.detections(awaitRecord(topics, Topics.DETECTIONS));
            Golden.of("yolo11n_320").check("dog.jpg", detections.objects());
            assertThat(detections.model()).isEqualTo(new Detections.Model("yolo11n", "sha256:" + digest));
            assertThat(awaitRecord(topics, Topics.DETECTORS).key()).isEqualTo(detections.detector());

            service.end();

            service.exitCode();
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
        service = PackagedService.start(broker, folder, options);
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
