package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DevicePrefix;
import io.skylens.contract.DroneStatus;
import io.skylens.ingest.source.tcp.TcpServer;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class TcpTest extends RunningIngest {

    @Inject
    TcpServer server;

    @Test
    void shouldPublishWhatANamedDeviceSendsByteForByteAndInOrder() throws Exception {
        try (var device = named("tcp-one")) {
            var sent = new ArrayList<byte[]>();
            for (int i = 0; i < 5; i++) {
                sent.add(TestJpeg.of(160, 120, i));
                device.sendFrame(sent.get(i));
                assertThat(jpegs("tcp-one", i + 1)).hasSize(i + 1);
            }
            assertThat(jpegs("tcp-one", 5)).containsExactlyElementsOf(sent);
            var headers =
                    frames().await("tcp-one", 5).stream().map(TopicLog::header).toList();
            assertThat(headers).extracting(header -> header.id().sequence()).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(headers).extracting(header -> header.origin()).containsOnly("tcp");
        }
        assertThat(awaitStatus("tcp-one", status -> !status.connected()).accepted())
                .isEqualTo(5);
    }

    @Test
    void shouldTakeAFrameThatComesInManyPieces() throws Exception {
        var jpeg = TestJpeg.of(320, 240, 1);
        var framed = TestTcp.framed(jpeg);
        try (var device = named("tcp-pieces")) {
            for (int from = 0; from < framed.length; from += 1_000) {
                device.send(Arrays.copyOfRange(framed, from, Math.min(framed.length, from + 1_000)));
            }
            assertThat(jpegs("tcp-pieces", 1)).containsExactly(jpeg);
        }
    }

    @Test
    void shouldCutTheDevicePrefix() throws Exception {
        var capturedAt = Instant.parse("2026-11-20T09:00:00.123456Z");
        var jpeg = TestJpeg.small(1);
        try (var device = named("tcp-prefix")) {
            device.sendFrame(ByteBuffer.allocate(DevicePrefix.LENGTH + jpeg.length)
                    .put(DevicePrefix.write(7, capturedAt))
                    .put(jpeg)
                    .array());

            var record = frames().await("tcp-prefix", 1).get(0);
            assertThat(record.value()).isEqualTo(jpeg);
            assertThat(TopicLog.header(record).device().sequence()).isEqualTo(7);
            assertThat(TopicLog.header(record).device().capturedAt()).isEqualTo(capturedAt);
        }
    }

    @Test
    void shouldGiveFiveDevicesOfOneAddressThatNameNobodyFiveNames() throws Exception {
        var devices = new ArrayList<TestTcp>();
        try {
            for (int i = 0; i < 5; i++) {
                devices.add(new TestTcp(server.port()));
                devices.get(i).sendFrame(TestJpeg.small(i));
            }
            var pictures = new ArrayList<byte[]>();
            for (var name : new String[] {"", "-2", "-3", "-4", "-5"}) {
                pictures.add(jpegs("tcp-127.0.0.1" + name, 1).get(0));
            }
            assertThat(pictures).doesNotHaveDuplicates().hasSize(5);
        } finally {
            for (var device : devices) {
                device.close();
            }
        }
    }

    @Test
    void shouldCountBadFramesAndKeepTheConnection() throws Exception {
        try (var device = named("tcp-bad")) {
            var good = TestJpeg.small(1);
            device.sendFrame(good);
            device.sendFrame(TestJpeg.png());
            device.sendFrame(new byte[0]);
            device.sendFrame(TestJpeg.claiming(60_000, 60_000));
            var next = TestJpeg.small(2);
            device.sendFrame(next);

            assertThat(jpegs("tcp-bad", 1)).contains(next);
            var status = awaitStatus("tcp-bad", each -> each.accepted() == 2);
            assertThat(status.rejected()).isEqualTo(Map.of("not-jpeg", 1L, "empty", 1L, "too-many-pixels", 1L));
            assertThat(status.connected()).isTrue();
        }
    }

    @Test
    void shouldSayWhyItClosesAConnectionWhoseFramingIsUnknown() throws Exception {
        try (var device = new TestTcp(server.port())) {
            device.send("GET / HTTP/1.1\r\nHost: skylens\r\n\r\n");
            assertThat(device.awaitEnd())
                    .startsWith("SKYLENS/1 error TCP stream must begin with a length from 1 to ")
                    .endsWith("\n");
        }
    }

    @Test
    void shouldSayWhyItClosesAConnectionWhoseFrameIsTooLarge() throws Exception {
        try (var device = named("tcp-large")) {
            device.sendFrame(TestJpeg.small(1));
            device.send(ByteBuffer.allocate(Integer.BYTES).putInt(20 << 20).array());
            assertThat(device.awaitEnd())
                    .contains("frame 2 must be at most ")
                    .contains("20971520")
                    .contains("skylens.ingest.max-frame-size");
        }
        var status = awaitStatus("tcp-large", each -> !each.connected());
        assertThat(status.rejected()).isEqualTo(Map.of("too-large", 1L));
    }

    @Test
    void shouldRefuseAHelloThatNamesNoDrone() throws Exception {
        try (var device = new TestTcp(server.port())) {
            device.send("SKYLENS/1 drone=not/allowed\n");
            assertThat(device.awaitEnd())
                    .contains("hello line must name a drone")
                    .contains("'not/allowed'");
        }
    }

    @Test
    void shouldCloseTheOlderOfTwoConnectionsThatDeclareOneDrone() throws Exception {
        var first = TestJpeg.small(2);
        var second = TestJpeg.small(3);
        try (var older = named("tcp-twice")) {
            older.sendFrame(first);
            assertThat(jpegs("tcp-twice", 1)).containsExactly(first);
            try (var newer = named("tcp-twice")) {
                assertThat(older.awaitEnd())
                        .isEqualTo("SKYLENS/1 error drone 'tcp-twice' is sent over a newer connection\n");
                newer.sendFrame(second);
                assertThat(jpegs("tcp-twice", 2)).containsExactly(first, second);
            }
        }
    }

    @Test
    void shouldCountTheFrameThatADeviceDidNotFinish() throws Exception {
        var framed = TestTcp.framed(TestJpeg.small(1));
        try (var device = named("tcp-cut")) {
            device.send(framed);
            device.send(Arrays.copyOf(framed, framed.length / 2));
        }
        var status = awaitStatus("tcp-cut", each -> !each.connected());
        assertThat(status.rejected()).isEqualTo(Map.of("cut-short", 1L));
        assertThat(status.accepted()).isEqualTo(1);
    }

    private TestTcp named(String drone) throws Exception {
        var device = new TestTcp(server.port());
        device.send("SKYLENS/1 drone=" + drone + "\n");
        return device;
    }

    private DroneStatus awaitStatus(String drone, Predicate<DroneStatus> wanted) {
        var found = statuses().await(drone, all -> all.stream().anyMatch(each -> wanted.test(each.value())));
        return found.stream()
                .map(each -> each.value())
                .filter(wanted)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
