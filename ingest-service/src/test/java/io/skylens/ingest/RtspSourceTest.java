package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.FrameHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(RunningSources.Profile.class)
class RtspSourceTest extends RunningSources {

    /** The server is killed so often, for so long. */
    private static final int OUTAGES = Integer.getInteger("skylens.test.outages", 2);

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("skylens.test.outage-seconds", 10));
    /** A source is added and removed so often. */
    private static final int CYCLES = Integer.getInteger("skylens.test.cycles", 20);
    /** So many of them at a time. */
    private static final int AT_ONCE = 5;

    @Test
    void shouldShowTheFirstFrameSoonAfterItWasDeclared() throws Exception {
        try (var camera = new RtspServer()) {
            var declaredAt = Instant.now();
            source("rtsp-first", camera.url("/h264"));

            var first = header(frames().await("rtsp-first", 1).get(0));

            System.out.printf(
                    "first RTSP frame %d ms after PUT%n",
                    Duration.between(declaredAt, first.receivedAt()).toMillis());
            assertThat(first.origin()).isEqualTo("rtsp");
            assertThat(first.shape().width()).isEqualTo(640);
            var status = statuses().await("rtsp-first", found -> found.stream()
                    .anyMatch(each -> each.value().connected()));
            assertThat(status.get(0).value().source()).isEqualTo(camera.url("/h264"));
            assertThat(awaitState("rtsp-first", "running").get("restarts")).isEqualTo(0);
        }
    }

    @Test
    void shouldThinOutAndShrinkWhatItDecodes() throws Exception {
        try (var camera = new RtspServer()) {
            source("rtsp-small", camera.url("/h264"), ",\"fps\":5,\"width\":320");

            var headers = frames().await("rtsp-small", 15).stream()
                    .map(TopicLog::header)
                    .toList();

            assertThat(headers)
                    .allMatch(
                            each -> each.shape().width() == 320 && each.shape().height() == 180);
            assertThat(framesPerSecond(headers)).isBetween(1.0, 6.0);
        }
    }

    @Test
    void shouldCopyAStreamOfJpegs() throws Exception {
        try (var camera = new RtspServer()) {
            source("rtsp-jpeg", camera.url("/jpeg"), ",\"fps\":5");

            var headers = frames().await("rtsp-jpeg", 20).stream()
                    .map(TopicLog::header)
                    .toList();

            assertThat(ffmpegCommand()).contains("-c copy");
            assertThat(framesPerSecond(headers.subList(10, headers.size()))).isBetween(1.0, 6.5);
        }
    }

    /** Beside it is a camera that accepts and then sends nothing, for whom nobody waits. */
    @Test
    void shouldComeBackEachTimeItsCameraDoes() throws Exception {
        try (var camera = new RtspServer();
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            source("rtsp-silent", "rtsp://127.0.0.1:" + silent.getLocalPort() + "/h264");
            source("rtsp-outage", camera.url("/h264"));
            frames().await("rtsp-outage", 5);
            for (int outage = 1; outage <= OUTAGES; outage++) {
                camera.kill();
                var killed = Instant.now();
                int before = outage;
                awaitSource("rtsp-outage", source -> (int) source.get("restarts") >= before);
                await().timeout(OUTAGE.plus(PATIENCE)).until(() -> Instant.now().isAfter(killed.plus(OUTAGE)));
                camera.start();
                var back = Instant.now();

                var first = firstSince("rtsp-outage", back);

                System.out.printf(
                        "outage %d of %d s: first frame %d ms after the camera's return%n",
                        outage,
                        OUTAGE.toSeconds(),
                        Duration.between(back, first).toMillis());
            }
            assertThat(frames().await("rtsp-outage", 1).stream()
                            .map(each -> header(each).id().epoch())
                            .distinct())
                    .as("each run is a session")
                    .hasSizeGreaterThanOrEqualTo(OUTAGES + 1)
                    .isSorted();
            assertNoticed("rtsp-silent");
        }
    }

    private void assertNoticed(String silent) {
        var source = awaitSource(silent, each -> (int) each.get("restarts") >= 1);

        assertThat(source.get("lastError").toString())
                .containsAnyOf("no frame came for 10 s", "timed out", "Invalid data");
    }

    @Test
    void shouldTellOfARefusedLoginAndNotOfItsPassword() throws Exception {
        try (var camera = new RtspServer("anna", "right")) {
            var url = "rtsp://anna:wr0ng%23@127.0.0.1:" + camera.port() + "/h264";
            assertThat(put("rtsp-login", "{\"url\":\"" + url + "\"}").body()).doesNotContain("wr0ng");

            var source = awaitState("rtsp-login", "retrying");

            assertThat(source.get("lastError").toString()).contains("401 Unauthorized");
            assertThat(source.get("url")).isEqualTo("rtsp://***@127.0.0.1:" + camera.port() + "/h264");
            assertThat(get("/api/v1/sources").body()).doesNotContain("wr0ng");

            source("rtsp-login", "rtsp://anna:right@127.0.0.1:" + camera.port() + "/h264");
            assertThat(header(frames().await("rtsp-login", 1).get(0)).origin()).isEqualTo("rtsp");
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenSourcesComeAndGo() throws Exception {
        try (var camera = new RtspServer()) {
            cycle(camera, AT_ONCE);
            long threads = threads();
            long files = files();

            cycle(camera, CYCLES);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(children()).isZero();
                assertThat(threads()).isLessThanOrEqualTo(threads);
                assertThat(files()).isLessThanOrEqualTo(files);
            });
            System.out.printf("%d sources added and removed: %d threads, %d files%n", CYCLES, threads(), files());
        }
    }

    private void cycle(RtspServer camera, int times) throws Exception {
        for (int done = 0; done < times; done += AT_ONCE) {
            var ids = IntStream.range(done, Math.min(times, done + AT_ONCE))
                    .mapToObj(i -> "rtsp-cycle-" + i)
                    .toList();
            for (var id : ids) {
                source(id, camera.url("/h264"));
            }
            ids.forEach(id -> awaitState(id, "running"));
            for (var id : ids) {
                delete(id);
            }
        }
        await().atMost(PATIENCE).until(() -> children() == 0 && sourceThreads() == 0);
    }

    private Instant firstSince(String drone, Instant since) {
        return frames()
                .await(drone, found -> found.stream()
                        .anyMatch(each -> receivedAt(each).isAfter(since)))
                .stream()
                .map(RtspSourceTest::receivedAt)
                .filter(at -> at.isAfter(since))
                .findFirst()
                .orElseThrow();
    }

    private static String ffmpegCommand() {
        return ProcessHandle.current()
                .descendants()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(command -> command.contains("ffmpeg"))
                .findFirst()
                .orElse("");
    }

    private static double framesPerSecond(List<FrameHeader> headers) {
        var span = Duration.between(
                headers.get(0).receivedAt(), headers.get(headers.size() - 1).receivedAt());
        return (headers.size() - 1) * 1e9 / span.toNanos();
    }

    private static long sourceThreads() {
        return threads(name -> name.startsWith("source-") || name.startsWith("ffmpeg-"));
    }

    /** Pools grow and shrink by themselves. */
    private static long threads() {
        return threads(name -> !name.startsWith("executor-thread-") && !name.startsWith("pool-"));
    }

    private static long threads(Predicate<String> names) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(names)
                .count();
    }

    /** Pipes, and files but those of the broker in this process, which are more with every minute. */
    private static long files() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(RtspSourceTest::target)
                    .filter(target -> target.startsWith("pipe:")
                            || target.startsWith("/") && !target.contains("skylens-broker") && !target.contains(".jar"))
                    .count();
        } catch (NoSuchFileException e) {
            // Another operating system.
            return 0;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed meanwhile.
            return "";
        }
    }

    private static FrameHeader header(ConsumerRecord<String, byte[]> record) {
        return TopicLog.header(record);
    }

    private static Instant receivedAt(ConsumerRecord<String, byte[]> record) {
        return header(record).receivedAt();
    }
}
