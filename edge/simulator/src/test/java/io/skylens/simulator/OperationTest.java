package io.skylens.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DevicePrefix;
import io.skylens.contract.DroneId;
import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.JpegHeader;
import io.skylens.imaging.JpegCodecs;
import io.skylens.simulator.code.PaintedCode;
import io.skylens.simulator.fault.Episodes;
import io.skylens.simulator.fleet.Fleet;
import io.skylens.simulator.fleet.Format;
import io.skylens.simulator.fleet.Handling;
import io.skylens.simulator.fleet.Lighting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {

    private static final Format FORMAT = new Format(640, 480, 10, 70, true);

    @Test
    void shouldSendEachDronesOwnFramesAndTellTheTruthAboutThem(@TempDir Path folder) throws Exception {
        var truth = folder.resolve("truth.jsonl");
        var codec = JpegCodecs.best();
        try (var server = new TestServer(0)) {
            var url = URI.create("ws://127.0.0.1:" + server.port());
            var operation = new Operation(Route.to(url, Badges.none(), Episodes.NONE), FORMAT, truth);
            var drones = new Fleet(FORMAT, Lighting.DAY, Handling.USUAL, 1, codec).drones(2, 0);
            var flying = flying(operation, drones);
            await().atMost(Duration.ofSeconds(30)).until(() -> server.received().size() >= 12);
            flying.interrupt();
            flying.join();
            operation.close();

            var lines = lines(truth);
            for (var received : server.received()) {
                byte[] message = received.message();
                var stamp = DevicePrefix.read(message, 0, message.length);
                int length = message.length - DevicePrefix.LENGTH;
                try (var picture = codec.decode(message, DevicePrefix.LENGTH, length)) {
                    var code = PaintedCode.read(picture).orElseThrow();
                    var drone = received.path().substring("/ws/".length());
                    assertThat(code.drone()).isEqualTo(PaintedCode.numberOf(DroneId.of(drone)));
                    assertThat(code.sequence()).isEqualTo(stamp.sequence().intValue());
                    assertTruth(lines, drone, code, stamp.capturedAt());
                }
            }
            assertThat(server.received()).extracting(TestServer.Received::path).contains("/ws/harbor", "/ws/downtown");
        }
    }

    @Test
    void shouldFilmAsTheServerAsks(@TempDir Path folder) throws Exception {
        var truth = folder.resolve("truth.jsonl");
        var codec = JpegCodecs.best();
        try (var server = new TestServer(0)) {
            var url = URI.create("ws://127.0.0.1:" + server.port());
            var operation = new Operation(Route.to(url, Badges.none(), Episodes.NONE), FORMAT, truth);
            var flying = flying(operation, new Fleet(FORMAT, Lighting.DAY, Handling.USUAL, 1, codec).drones(1, 3));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !server.received().isEmpty());
            server.tell("{\"type\":\"set\",\"quality\":30,\"size\":\"320x240\",\"fps\":5}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.received().stream()
                                    .filter(each -> sizeOf(each).equals("320x240"))
                                    .count()
                            >= 4);
            flying.interrupt();
            flying.join();
            operation.close();

            assertThat(sizeOf(server.received().get(0))).isEqualTo("640x480");
            assertThat(lines(truth).stream()
                            .filter(line -> line.get("width").asInt() == 320
                                    && line.get("height").asInt() == 240))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static String sizeOf(TestServer.Received received) {
        try {
            var shape = JpegHeader.parse(
                            Arrays.copyOfRange(received.message(), DevicePrefix.LENGTH, received.message().length))
                    .shape();
            return shape.width() + "x" + shape.height();
        } catch (InvalidJpegException e) {
            throw new AssertionError(e);
        }
    }

    private static Thread flying(Operation operation, List<Fleet.Drone> drones) {
        var thread = new Thread(() -> {
            try {
                operation.fly(drones);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private static List<JsonNode> lines(Path truth) throws IOException {
        var json = new ObjectMapper();
        try (var lines = Files.lines(truth)) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new AssertionError(line, e);
                        }
                    })
                    .toList();
        }
    }

    private static void assertTruth(List<JsonNode> lines, String drone, PaintedCode code, Instant capturedAt) {
        var matching = lines.stream()
                .filter(line -> line.get("drone").asText().equals(drone)
                        && line.get("session").asInt() == code.session()
                        && line.get("sequence").asInt() == code.sequence())
                .toList();
        assertThat(matching).hasSize(1);
        var line = matching.get(0);
        assertThat(Duration.between(
                        capturedAt, Instant.parse(line.get("capturedAt").asText())))
                .isLessThan(Duration.ofMillis(1));
        assertThat(line.get("objects")).isNotEmpty();
        for (var object : line.get("objects")) {
            assertThat(object.get("label").asText()).isIn("person", "car", "truck", "boat");
            var box = object.get("box");
            assertThat(box.get("x").asDouble() + box.get("width").asDouble()).isBetween(1.0, 640.0);
            assertThat(box.get("y").asDouble() + box.get("height").asDouble()).isBetween(1.0, 480.0);
        }
    }
}
