package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The devices' programs against the packaged service, through a network that is cut and over a restart of the service.
 * By default the cut is short and nobody is timed; {@code -Dskylens.edge.cuts=1,10,60} cuts so many seconds and asks of
 * every program to be back within {@value #BACK_SECONDS} s, on a machine that has nothing else to do.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are made for Linux")
class EdgeProgramsIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/edge-programs-service.log");
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final String CUTS = "skylens.edge.cuts";
    private static final String SHORT_CUT = "2";
    private static final int BACK_SECONDS = 5;
    private static final int WARM_FRAMES = 20;
    private static final long GROWTH_BYTES = 32 << 20;
    /** From a picture's capture until it is sent, on a busy machine. */
    private static final Duration YOUNG = Duration.ofMillis(1900);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = TestBroker.freePort();
    private final int tcpPort = TestBroker.freePort();
    private final int managementPort = TestBroker.freePort();
    private final boolean isTimed = System.getProperty(CUTS) != null;
    private BrokerProcess broker;
    private Process service;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        RealPart.COMPILER.program("g++");
        RealPart.python("cv2", "requests", "websockets");
        broker = new BrokerProcess(folder.resolve("broker"));
        startService();
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.destroyForcibly();
            broker.close();
        }
    }

    @Test
    void shouldBeBackWithNewPicturesWhenTheNetworkWasCutAndWhenTheServiceRestarts(@TempDir Path folder)
            throws Exception {
        try (var line = new CutLine(port);
                var tcpLine = new CutLine(tcpPort);
                var programs = new EdgePrograms(folder, line.port(), tcpLine.port());
                var log = new TopicLog<>(broker.bootstrapServers(), Topics.FRAMES, new ByteArrayDeserializer())) {
            var before = new LinkedHashMap<String, Long>();
            for (var drone : programs.drones()) {
                log.await(drone, WARM_FRAMES);
                before.put(drone, programs.residentBytes(drone));
            }
            for (var seconds : System.getProperty(CUTS, SHORT_CUT).split(",")) {
                line.cut();
                tcpLine.cut();
                pause(Duration.ofSeconds(Long.parseLong(seconds)));
                line.mend();
                tcpLine.mend();
                assertBack("cut of " + seconds + " s", programs, log);
            }
            service.destroyForcibly().waitFor();
            startService();
            assertBack("restart", programs, log);

            for (var drone : programs.drones()) {
                assertThat(programs.isAlive(drone)).as(drone).isTrue();
                assertNothingTwice(drone, log);
                long grown = programs.residentBytes(drone) - before.get(drone);
                System.out.printf("%-12s memory grew by %.1f MiB%n", drone, grown / (double) (1 << 20));
                assertThat(grown).as("memory of " + drone).isLessThan(GROWTH_BYTES);
            }
        }
    }

    private void assertBack(String after, EdgePrograms programs, TopicLog<byte[]> log) {
        var returned = Instant.now();
        for (var drone : programs.drones()) {
            var frames = log.await(drone, found -> headers(found)
                    .anyMatch(each -> capturedAt(each).isAfter(returned)));
            var first = headers(frames)
                    .filter(each -> capturedAt(each).isAfter(returned))
                    .findFirst()
                    .orElseThrow();
            var took = Duration.between(returned, first.receivedAt());
            long old = headers(frames)
                    .filter(each -> each.receivedAt().isAfter(returned))
                    .filter(each -> capturedAt(each).isBefore(returned.minus(YOUNG)))
                    .count();
            System.out.printf(
                    "%-12s %s: back after %.1f s, %d frames of before it%n", drone, after, took.toMillis() / 1e3, old);
            assertNewSessionsBeginWithNewPictures(drone, frames, returned);
            if (isTimed) {
                assertThat(took).as(drone + " after a " + after).isLessThan(Duration.ofSeconds(BACK_SECONDS));
            }
        }
    }

    /** A session of POSTs is none of a connection: it may begin with what an ended connection still had under way. */
    private static void assertNewSessionsBeginWithNewPictures(
            String drone, List<ConsumerRecord<String, byte[]>> frames, Instant returned) {
        var firsts = new LinkedHashMap<Long, FrameHeader>();
        headers(frames).forEach(each -> firsts.putIfAbsent(each.id().epoch(), each));
        assertThat(firsts.values())
                .as(drone)
                .filteredOn(each ->
                        each.receivedAt().isAfter(returned) && !each.origin().equals("http"))
                .allSatisfy(each -> assertThat(capturedAt(each)).isAfter(returned.minus(YOUNG)));
    }

    private static void assertNothingTwice(String drone, TopicLog<byte[]> log) {
        var frames = log.await(drone, 1);
        assertThat(headers(frames).map(FrameHeader::id)).as(drone).doesNotHaveDuplicates();
        Map<Long, List<Long>> said = new LinkedHashMap<>();
        headers(frames).forEach(each -> said.computeIfAbsent(each.id().epoch(), epoch -> new ArrayList<>())
                .add(each.device().sequence()));
        assertThat(said.values().stream().flatMap(List::stream))
                .as("numbers that " + drone + " gave its frames")
                .doesNotHaveDuplicates();
    }

    private static Stream<FrameHeader> headers(List<ConsumerRecord<String, byte[]>> frames) {
        return frames.stream().map(TopicLog::header);
    }

    private static Instant capturedAt(FrameHeader header) {
        return header.device().capturedAt();
    }

    private static void pause(Duration length) {
        await().pollDelay(length).timeout(length.plus(PATIENCE)).until(() -> true);
    }

    private void startService() throws IOException {
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dskylens.ingest.tcp-port=" + tcpPort,
                        "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .build();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }
}
