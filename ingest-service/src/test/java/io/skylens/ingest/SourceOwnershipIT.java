package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged ingest services and one camera. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "children are tied to their parent by setpriv, which is Linux's")
class SourceOwnershipIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/source-ownership.log");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final List<Pod> pods = new ArrayList<>();

    private record Pod(Process process, int port, int managementPort) {

        boolean is(String name) {
            return name.endsWith("-" + process.pid());
        }
    }

    @Test
    void shouldMoveASourceToTheSurvivorAndLeaveNoChildBehind(@TempDir Path folder) throws Exception {
        try (var camera = new RtspServer();
                var broker = new BrokerProcess(folder.resolve("broker"));
                var frames = new TopicLog<>(broker.bootstrapServers(), Topics.FRAMES, new ByteArrayDeserializer())) {
            var file = Files.writeString(folder.resolve("cameras.yaml"), "gate: " + camera.url("/h264") + "\n");
            pods.add(start(broker, file));
            pods.add(start(broker, file));
            pods.forEach(this::awaitReady);
            var owner = ownerWhenRunning();
            var survivor = pods.stream().filter(pod -> pod != owner).findFirst().orElseThrow();
            var children = owner.process().descendants().toList();
            assertThat(children).isNotEmpty();
            long epoch = TopicLog.header(frames.await("gate", 1).get(0)).id().epoch();

            var killedAt = Instant.now();
            owner.process().destroyForcibly();

            await("end of every child").atMost(PATIENCE).until(() -> children.stream()
                    .noneMatch(ProcessHandle::isAlive));
            System.out.printf("children ended %d ms after SIGKILL%n", since(killedAt, Instant.now()));
            var first = frames
                    .await("gate", found -> found.stream()
                            .anyMatch(each -> TopicLog.header(each).id().epoch() > epoch))
                    .stream()
                    .map(TopicLog::header)
                    .filter(header -> header.id().epoch() > epoch)
                    .findFirst()
                    .orElseThrow();
            System.out.printf(
                    "the survivor's first frame came %d ms after SIGKILL%n", since(killedAt, first.receivedAt()));
            await().atMost(PATIENCE)
                    .until(() -> survivor.is(source(survivor).path("pod").asText()));
            assertThat(source(survivor).path("declaredIn").asText()).isEqualTo("file");
        }
    }

    @AfterEach
    void stop() {
        pods.forEach(pod -> pod.process().destroyForcibly().onExit().join());
    }

    private static long since(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private Pod ownerWhenRunning() {
        for (var pod : pods) {
            await("answer of every pod")
                    .atMost(PATIENCE)
                    .until(() -> source(pod).path("state").asText().equals("running"));
        }
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            var name = source(pods.get(0)).path("pod").asText();
                            return pods.stream().filter(pod -> pod.is(name)).findFirst();
                        },
                        found -> found.isPresent())
                .orElseThrow();
    }

    private JsonNode source(Pod pod) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pod.port() + "/api/v1/sources/gate"))
                .build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private void awaitReady(Pod pod) {
        var health = URI.create("http://127.0.0.1:" + pod.managementPort() + "/q/health/ready");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            var request = HttpRequest.newBuilder(health).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        });
    }

    private static Pod start(BrokerProcess broker, Path sources) throws IOException {
        int port = TestBroker.freePort();
        int managementPort = TestBroker.freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dskylens.ingest.tcp-port=0",
                        "-Dskylens.ingest.sources-files=" + sources,
                        "-Dskylens.ingest.allowed-targets-of-files=loopback",
                        "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
        return new Pod(process, port, managementPort);
    }
}
