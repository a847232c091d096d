package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DevicePrefix;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a process of its own, and a broker that can be frozen. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
class PackagedServiceIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/packaged-service.log");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final int FPS = 20;
    private static final int DEVICES = 40;
    /** As old as the newest frame of such a drone can be when it leaves, and what a busy machine adds. */
    private static final Duration YOUNG = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final int port = TestBroker.freePort();
    private final int managementPort = TestBroker.freePort();
    private BrokerProcess broker;
    private Process service;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        broker = new BrokerProcess(folder.resolve("broker"));
        startService();
    }

    private void startService() throws IOException {
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxDirectMemorySize=24m",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dskylens.ingest.tcp-port=0",
                        "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get(managementPort, "/q/health/ready") == 200);
    }

    @AfterEach
    void stop() {
        service.destroyForcibly();
        broker.close();
    }

    @Test
    void shouldRecoverByItselfNewestFrameFirstWhenTheBrokerHasStoodStill() throws Exception {
        try (var device = TestSocket.connect(URI.create("ws://127.0.0.1:" + port + "/ws/outage"));
                var log = new TopicLog<>(broker.bootstrapServers(), Topics.FRAMES, new ByteArrayDeserializer())) {
            var sent = new AtomicLong();
            var sender = Executors.newSingleThreadScheduledExecutor();
            sender.scheduleAtFixedRate(() -> send(device, sent), 0, 1000 / FPS, TimeUnit.MILLISECONDS);
            log.await("outage", 2 * FPS);

            broker.freeze();
            await().atMost(PATIENCE).until(() -> post("posted").statusCode() == 503);
            var refused = post("posted");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(get(managementPort, "/q/health/ready"))
                    .as("somebody must answer")
                    .isEqualTo(200);
            await().pollDelay(OUTAGE).timeout(OUTAGE.plus(PATIENCE)).until(() -> true);
            var thawedAt = Instant.now();
            broker.thaw();

            var frames = log.await("outage", found -> receivedSince(found, thawedAt.plusSeconds(2)) >= FPS);
            await().atMost(PATIENCE).until(() -> post("posted").statusCode() == 202);
            sender.shutdown();
            assertThat(sender.awaitTermination(5, TimeUnit.SECONDS)).isTrue();

            // What was under way when the broker froze lies in its socket, where nobody can take it back.
            var stale = appendedSince(frames, thawedAt).stream()
                    .filter(PackagedServiceIT::isStale)
                    .toList();
            assertThat(stale).hasSizeLessThanOrEqualTo(2);
            assertThat(stale).allMatch(frame -> receivedAt(frame).isBefore(thawedAt.minus(OUTAGE)));
            assertThat(frames.stream().map(frame -> TopicLog.header(frame).id().sequence()))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertAccount();
    }

    @Test
    void shouldNameADeviceAsBeforeWhenItWasKilledAndStartedAgain() throws Exception {
        var uri = URI.create("ws://127.0.0.1:" + port + "/ws");
        try (var device = TestSocket.connect(uri);
                var statuses = statuses()) {
            device.send(TestJpeg.small(1));
            statuses.await("websocket-127.0.0.1", 1);

            service.destroyForcibly().waitFor();
            startService();
        }
        try (var device = TestSocket.connect(uri);
                var log = new TopicLog<>(broker.bootstrapServers(), Topics.FRAMES, new ByteArrayDeserializer())) {
            device.send(TestJpeg.small(2));
            assertThat(log.await("websocket-127.0.0.1", 2)).hasSize(2);
        }
    }

    @Test
    void shouldSayThatItsDronesAreDisconnectedWhenItIsEnded() throws Exception {
        try (var device = TestSocket.connect(URI.create("ws://127.0.0.1:" + port + "/ws/ended"));
                var statuses = statuses()) {
            device.send(TestJpeg.small(1));
            statuses.await("ended", found -> found.stream()
                    .anyMatch(each -> each.value().accepted() == 1));

            service.destroy();

            statuses.await("ended", found -> isLast(found, status -> !status.connected()));
            device.awaitEnd();
            assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldCountAllAndKeepItsDevicesWhenItHasStoodStillWhileTheySent() throws Exception {
        int frames = 60;
        var jpeg = TestJpeg.of(240, 200, 1);
        var devices = new ArrayList<TestSocket>();
        var sent = new AtomicLong();
        var senders = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < DEVICES; i++) {
                devices.add(TestSocket.connect(URI.create("ws://127.0.0.1:" + port + "/ws/many-" + i)));
            }
            BrokerProcess.signal("STOP", service);
            for (var device : devices) {
                senders.execute(() -> {
                    for (int i = 0; i < frames; i++) {
                        device.trySend(jpeg);
                        sent.incrementAndGet();
                    }
                });
            }
            awaitRest(sent);
            BrokerProcess.signal("CONT", service);

            await().atMost(PATIENCE).until(() -> accepted() == (long) DEVICES * frames);
            assertThat(devices).allMatch(TestSocket::isOpen);
        } finally {
            senders.shutdownNow();
            devices.forEach(TestSocket::close);
        }
    }

    /** The connections are full, or all is sent. */
    private static void awaitRest(AtomicLong sent) {
        var before = new AtomicLong(-1);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> sent.get() == before.getAndSet(sent.get()));
    }

    private long accepted() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/metrics"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("skylens_ingest_accepted_frames_total{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Every accepted frame is published, dropped or uncertain, and the published ones are in the topic. */
    private void assertAccount() {
        try (var statuses = statuses();
                var log = new TopicLog<>(broker.bootstrapServers(), Topics.FRAMES, new ByteArrayDeserializer())) {
            var account = last(statuses.await("outage", found -> isLast(found, PackagedServiceIT::isSettled)));
            assertThat(account.dropped()).isPositive();
            assertThat(account.uncertain()).isLessThanOrEqualTo(2);
            assertThat(account.rejected()).isEmpty();
            assertThat(log.await("outage", (int) account.published()))
                    .hasSizeBetween((int) account.published(), (int) (account.published() + account.uncertain()));
        }
    }

    private void send(TestSocket device, AtomicLong sent) {
        var jpeg = TestJpeg.small(sent.get());
        var stamp = DevicePrefix.write(sent.getAndIncrement(), Instant.now());
        device.trySend(ByteBuffer.allocate(stamp.length + jpeg.length)
                .put(stamp)
                .put(jpeg)
                .array());
    }

    private HttpResponse<String> post(String drone) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port + "/api/v1/drones/" + drone + "/frames");
        var request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofByteArray(TestJpeg.small(1)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int get(int at, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private TopicLog<DroneStatus> statuses() {
        return new TopicLog<>(broker.bootstrapServers(), Topics.DRONES, (topic, value) -> {
            try {
                return json.readValue(value, DroneStatus.class);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static DroneStatus last(List<ConsumerRecord<String, DroneStatus>> found) {
        return found.get(found.size() - 1).value();
    }

    private static boolean isLast(List<ConsumerRecord<String, DroneStatus>> found, Predicate<DroneStatus> wanted) {
        return !found.isEmpty() && wanted.test(last(found));
    }

    private static boolean isSettled(DroneStatus status) {
        return !status.connected() && status.accepted() == status.published() + status.dropped() + status.uncertain();
    }

    private static long receivedSince(List<ConsumerRecord<String, byte[]>> frames, Instant since) {
        return frames.stream().filter(frame -> receivedAt(frame).isAfter(since)).count();
    }

    private static List<ConsumerRecord<String, byte[]>> appendedSince(
            List<ConsumerRecord<String, byte[]>> frames, Instant since) {
        return frames.stream()
                .filter(frame -> frame.timestamp() >= since.toEpochMilli())
                .toList();
    }

    private static boolean isStale(ConsumerRecord<String, byte[]> frame) {
        return Instant.ofEpochMilli(frame.timestamp()).isAfter(receivedAt(frame).plus(YOUNG));
    }

    private static Instant receivedAt(ConsumerRecord<String, byte[]> frame) {
        return TopicLog.header(frame).receivedAt();
    }
}
