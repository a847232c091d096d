package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.CameraSettings;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneSettings;
import io.skylens.contract.TopicProvisioner;
import io.skylens.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What a device hears over its WebSocket. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class DeviceTalkTest extends RunningIngest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldTellADeviceWhatOperatorsSetAtOnceAndWhenItComesAgain() throws Exception {
        var drone = DroneId.of("talk-set");
        try (var device = TestSocket.connect(webSocket("/ws/talk-set"));
                var other = TestSocket.connect(webSocket("/ws/talk-other"))) {
            var settings = new CameraSettings(60, "640x480", 5.0);
            write(
                    Topics.CONTROL,
                    null,
                    DroneSettings.key(drone),
                    json.writeValueAsBytes(new DroneSettings(drone, settings)));

            await().atMost(PATIENCE).until(() -> !device.heard().isEmpty());
            assertThat(device.heard())
                    .containsExactly("{\"type\":\"set\",\"quality\":60,\"size\":\"640x480\",\"fps\":5}");
            assertThat(other.heard()).isEmpty();
        }
        try (var device = TestSocket.connect(webSocket("/ws/talk-set"))) {
            await().atMost(PATIENCE).until(() -> !device.heard().isEmpty());
            assertThat(device.heard()).singleElement().asString().contains("\"quality\":60");
        }
    }

    @Test
    void shouldBringDetectionsBackToTheDeviceThatAskedForThem() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/talk-results?results=1"));
                var other = TestSocket.connect(webSocket("/ws/talk-results-not"))) {
            device.send(TestJpeg.small(1));
            int partition = frames().await("talk-results", 1).get(0).partition();
            createDetections();

            var found = "{\"drone\":\"talk-results\",\"objects\":[]}".getBytes(StandardCharsets.UTF_8);
            await().atMost(PATIENCE).until(() -> {
                write(Topics.DETECTIONS, partition, "talk-nobody", found);
                write(Topics.DETECTIONS, partition, "talk-results", found);
                return !device.heard().isEmpty();
            });
            assertThat(device.heard())
                    .containsOnly("{\"type\":\"detections\",\"drone\":\"talk-results\",\"objects\":[]}");
            assertThat(other.heard()).isEmpty();
        }
    }

    private void createDetections() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            new TopicProvisioner(admin).provision(List.of(Topics.detections(Topics.DEFAULT_PARTITIONS)));
        }
    }

    private void write(String topic, Integer partition, String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
        }
    }
}
