package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DevicePrefix;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.ingest.intake.SessionRegistry;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class WebSocketTest extends RunningIngest {

    private static final int TOO_LARGE = 20 << 20;

    @Inject
    SessionRegistry sessions;

    @Test
    void shouldPublishEachBinaryMessageByteForByteAndInOrder() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-one"))) {
            device.say("hello from ESP32 camera stream!");
            var sent = new ArrayList<byte[]>();
            for (int i = 0; i < 5; i++) {
                sent.add(TestJpeg.of(160, 120, i));
                device.send(sent.get(i));
                assertThat(jpegs("ws-one", i + 1)).hasSize(i + 1);
            }
            assertThat(jpegs("ws-one", 5)).containsExactlyElementsOf(sent);
            var headers =
                    frames().await("ws-one", 5).stream().map(TopicLog::header).toList();
            assertThat(headers).extracting(header -> header.id().sequence()).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(headers).extracting(header -> header.origin()).containsOnly("websocket");
        }
    }

    @Test
    void shouldAskTheDeviceToConnectAnewWhenThePodIsToEnd() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-leaving"))) {
            device.send(TestJpeg.small(1));
            assertThat(jpegs("ws-leaving", 1)).hasSize(1);

            sessions.sendAwayShare(1);

            assertThat(device.awaitEnd().code()).isEqualTo(1012);
        }
    }

    @Test
    void shouldCutTheDevicePrefix() throws Exception {
        var capturedAt = Instant.parse("2026-11-20T09:00:00.123456Z");
        var jpeg = TestJpeg.small(1);
        try (var device = TestSocket.connect(webSocket("/ws?drone=ws-prefix"))) {
            device.send(ByteBuffer.allocate(DevicePrefix.LENGTH + jpeg.length)
                    .put(DevicePrefix.write(7, capturedAt))
                    .put(jpeg)
                    .array());

            var record = frames().await("ws-prefix", 1).get(0);
            assertThat(record.value()).isEqualTo(jpeg);
            assertThat(TopicLog.header(record).device().sequence()).isEqualTo(7);
            assertThat(TopicLog.header(record).device().capturedAt()).isEqualTo(capturedAt);
        }
    }

    @Test
    void shouldTakeAMessageOfManyFragments() throws Exception {
        var jpeg = TestJpeg.of(320, 240, 1);
        try (var device = TestSocket.connect(webSocket("/ws/ws-parts"))) {
            int half = jpeg.length / 2;
            device.sendFragment(java.util.Arrays.copyOf(jpeg, half), false);
            device.sendFragment(java.util.Arrays.copyOfRange(jpeg, half, jpeg.length), true);
            assertThat(jpegs("ws-parts", 1)).containsExactly(jpeg);
        }
    }

    @Test
    void shouldGiveFiveDevicesOfOneAddressThatNameNobodyFiveNames() throws Exception {
        var devices = new ArrayList<TestSocket>();
        try {
            for (int i = 0; i < 5; i++) {
                devices.add(TestSocket.connect(webSocket("/ws")));
                devices.get(i).send(TestJpeg.small(i));
            }
            var names = List.of("", "-2", "-3", "-4", "-5");
            var pictures = new ArrayList<byte[]>();
            for (var name : names) {
                pictures.add(jpegs("websocket-127.0.0.1" + name, 1).get(0));
            }
            assertThat(pictures).doesNotHaveDuplicates().hasSize(5);
        } finally {
            devices.forEach(TestSocket::close);
        }
    }

    @Test
    void shouldCountBadFramesAndKeepTheConnection() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-bad"))) {
            device.send(TestJpeg.png());
            device.send(new byte[0]);
            device.send(TestJpeg.claiming(60_000, 60_000));
            var good = TestJpeg.small(1);
            device.send(good);

            assertThat(jpegs("ws-bad", 1)).containsExactly(good);
            var status = awaitStatus("ws-bad", each -> each.accepted() == 1);
            assertThat(status.rejected()).isEqualTo(Map.of("not-jpeg", 1L, "empty", 1L, "too-many-pixels", 1L));
            assertThat(device.isOpen()).isTrue();
        }
    }

    @Test
    void shouldSurviveAFloodOfTexts() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-texts"))) {
            for (int i = 0; i < 20_000; i++) {
                device.say("hello " + i);
            }
            var jpeg = TestJpeg.small(1);
            device.send(jpeg);
            assertThat(jpegs("ws-texts", 1)).containsExactly(jpeg);
        }
    }

    @Test
    void shouldCloseWithAReasonWhenAMessageIsTooLarge() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-large"))) {
            device.trySend(new byte[TOO_LARGE]);

            var end = device.awaitEnd();
            assertThat(end.code()).isEqualTo(1009);
            assertThat(end.reason())
                    .isEqualTo("frame of drone 'ws-large' must be at most 8 MiB, got more"
                            + " (skylens.ingest.max-frame-size)");
        }
        var status = awaitStatus("ws-large", each -> !each.connected());
        assertThat(status.rejected()).isEqualTo(Map.of("too-large", 1L));
    }

    @Test
    void shouldCloseWithAReasonWhenTheFragmentsOfAMessageAreTooLargeTogether() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-fragments"))) {
            device.sendFragment(new byte[5 << 20], false);
            device.sendFragment(new byte[5 << 20], false);

            assertThat(device.awaitEnd().code()).isEqualTo(1009);
        }
    }

    @Test
    void shouldCloseTheOlderOfTwoConnectionsThatDeclareOneDrone() throws Exception {
        var first = TestJpeg.small(1);
        var second = TestJpeg.small(2);
        try (var older = TestSocket.connect(webSocket("/ws/ws-twice"))) {
            older.send(first);
            assertThat(jpegs("ws-twice", 1)).containsExactly(first);
            try (var newer = TestSocket.connect(webSocket("/ws/ws-twice"))) {
                assertThat(older.awaitEnd())
                        .isEqualTo(new TestSocket.End(1008, "drone 'ws-twice' is sent over a newer connection"));
                newer.send(second);
                assertThat(jpegs("ws-twice", 2)).containsExactly(first, second);
            }
        }
    }

    @Test
    void shouldCloseAConnectionThatAnotherPodHasTakenOver() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-moved"))) {
            var mine = awaitStatus("ws-moved", DroneStatus::connected);
            writeStatus(of("ws-moved", mine.epoch() + 1_000_001, "http"));
            device.send(TestJpeg.small(1));
            jpegs("ws-moved", 1);

            writeStatus(of("ws-moved", mine.epoch() + 2_000_001, "websocket"));

            assertThat(device.awaitEnd().reason()).isEqualTo("drone 'ws-moved' is sent over a newer connection");
        }
    }

    @Test
    void shouldWriteAStatusAtConnectWhileFramesComeAndAtDisconnect() throws Exception {
        try (var device = TestSocket.connect(webSocket("/ws/ws-status"))) {
            var connected = awaitStatus("ws-status", DroneStatus::connected);
            assertThat(connected.accepted()).isZero();
            assertThat(connected.width()).isNull();
            assertThat(connected.origin()).isEqualTo("websocket");
            assertThat(connected.source()).isEqualTo("127.0.0.1");

            var same = TestJpeg.of(160, 120, 1);
            await().atMost(java.time.Duration.ofSeconds(60)).until(() -> {
                device.send(same);
                return newestStatus("ws-status").unchangedSince() != null;
            });
            var status = newestStatus("ws-status");
            assertThat(status.width()).isEqualTo(160);
            assertThat(status.fps()).isPositive();
            assertThat(status.bytesPerSecond()).isGreaterThan(same.length * status.fps() * 0.9);
            assertThat(status.partition())
                    .isEqualTo(frames().await("ws-status", 1).get(0).partition());
            assertThat(status.unchangedSince()).isBefore(status.lastFrameAt());
        }
        var last = awaitStatus("ws-status", each -> !each.connected());
        assertThat(last.accepted()).isPositive().isEqualTo(last.published() + last.dropped() + last.uncertain());
        assertThat(frames().await("ws-status", (int) last.published())).hasSize((int) last.published());
    }

    private DroneStatus awaitStatus(String drone, java.util.function.Predicate<DroneStatus> wanted) {
        var found = statuses().await(drone, records -> records.stream()
                .map(ConsumerRecord::value)
                .anyMatch(wanted));
        return found.stream()
                .map(ConsumerRecord::value)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private DroneStatus newestStatus(String drone) {
        var found = statuses().await(drone, 1);
        return found.get(found.size() - 1).value();
    }

    private DroneStatus of(String drone, long epoch, String origin) {
        return new DroneStatus(
                DroneId.of(drone),
                null,
                epoch,
                true,
                origin,
                "10.0.0.9",
                0,
                null,
                null,
                0,
                0,
                null,
                null,
                0,
                0,
                0,
                0,
                Map.of(),
                Instant.now());
    }

    private void writeStatus(DroneStatus status) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "skylens.drones", status.drone().value(), json.writeValueAsBytes(status)))
                    .get();
        }
    }
}
