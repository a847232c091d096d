package io.skylens.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DevicePrefix;
import io.skylens.contract.InvalidJpegException;
import io.skylens.simulator.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leaves the simulator against the golden vectors of {@code contract}. HTTP's headers are in {@link UplinksTest}. */
class GoldenBytesTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("basedir", ".")).resolve("../../contract/src/test/resources/golden");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, 3, (byte) 0xFF, (byte) 0xD9};

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Uplinks uplinks = new Uplinks(timer);

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void shouldBeginEachMessageAsTheVectorsOfThePrefixDo() throws Exception {
        var vectors = vectors("device-prefix.json");
        try (var server = new TestServer(0);
                var uplink = uplinks.to(URI.create("ws://127.0.0.1:" + server.port()), "alpha")) {
            for (var vector : vectors) {
                await().atMost(PATIENCE).until(uplink::isReady);
                var capturedAt =
                        Instant.EPOCH.plus(vector.get("capturedAtMicros").asLong(), ChronoUnit.MICROS);
                uplink.send(JPEG, vector.get("sequence").asLong(), capturedAt);
            }
            await().atMost(PATIENCE).until(() -> server.received().size() == vectors.size());

            var expected = StreamSupport.stream(vectors.spliterator(), false)
                    .map(vector -> vector.get("hex").asText() + HexFormat.of().formatHex(JPEG));
            assertThat(server.received())
                    .extracting(received -> HexFormat.of().formatHex(received.message()))
                    .containsExactlyElementsOf(expected.toList());
        }
    }

    @Test
    void shouldWriteTheVectorOfPrefixedFramesOverTcpBehindItsName() throws Exception {
        var vector = vector("tcp-framing.json", "device prefix");
        var expected = "SKYLENS/1 drone=alpha\n".getBytes(StandardCharsets.US_ASCII);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var uplink = uplinks.to(URI.create("tcp://127.0.0.1:" + server.getLocalPort()), "alpha");
                var device = server.accept()) {
            for (var payload : vector.get("payloads")) {
                await().atMost(PATIENCE).until(uplink::isReady);
                send(uplink, HexFormat.of().parseHex(payload.asText()));
            }
            var in = device.getInputStream();
            assertThat(in.readNBytes(expected.length)).isEqualTo(expected);
            var frames = HexFormat.of().parseHex(vector.get("hex").asText());
            assertThat(in.readNBytes(frames.length)).isEqualTo(frames);
        }
    }

    private static void send(Uplink uplink, byte[] payload) throws InvalidJpegException {
        var prefix = DevicePrefix.read(payload, 0, payload.length);
        var jpeg = Arrays.copyOfRange(payload, DevicePrefix.LENGTH, payload.length);
        uplink.send(jpeg, prefix.sequence(), prefix.capturedAt());
    }

    private static JsonNode vector(String file, String name) throws IOException {
        return StreamSupport.stream(vectors(file).spliterator(), false)
                .filter(each -> each.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode vectors(String file) throws IOException {
        var vectors = new ObjectMapper().readTree(GOLDEN.resolve(file).toFile());
        assertThat(vectors).as(file).isNotEmpty();
        return vectors;
    }
}
