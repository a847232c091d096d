package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.allinone.broker.RealPart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every frame is accounted for: devices flood ingest with far more than a detector can take, some of it broken, and then
 * the sender's count, the counters of both services and both topics tell the same story.
 */
class AccountIT {

    private static final int DRONES = 4;
    private static final int FRAMES_EACH = 400;
    /** Together 160 a second; the model below does some 30 a second on two cores with nothing else to do. */
    private static final int FPS_EACH = 40;

    private static final int BROKEN_EVERY = 20;

    private static RunningSkylens system;
    private static byte[] good;

    @BeforeAll
    static void start() {
        var model = RealPart.shared("models/yolov8n_640.torchscript");
        good = Jpegs.encode(Jpegs.read(RealPart.shared("photos/pedestrians.jpg")), 0.5f);
        system = RunningSkylens.up("--model=" + model, "--no-simulator");
    }

    @AfterAll
    static void end() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void shouldAccountForEveryFrame() {
        long sent = flood();

        await("all that was sent").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(accepted() + ingest("rejected")).isEqualTo(sent);
            assertThat(ingest("published") + ingest("dropped") + ingest("uncertain"))
                    .isEqualTo(accepted());
            assertThat(detect("detected") + detect("skipped")).isEqualTo(ingest("published"));
        });
        assertThat(ingest("rejected")).isEqualTo(DRONES * FRAMES_EACH / BROKEN_EVERY);
        assertThat(ingest("uncertain")).isZero();

        var frames = Topic.read(system.kafka(), "skylens.frames");
        assertThat(frames).hasSize((int) ingest("published"));
        assertThat(ids(frames)).hasSameSizeAs(frames);

        var detections = detections();
        assertThat(detections).hasSize((int) detect("detected"));
        assertThat(detections.stream().map(AccountIT::frameOf).toList())
                .doesNotHaveDuplicates()
                .isSubsetOf(places(frames));
        assertThat(detect("skipped")).as("the flood was one").isGreaterThan(2 * detect("detected"));
        assertThat(detect("detected")).isPositive();
    }

    /** @return how many frames, good and broken, were sent */
    private static long flood() {
        var senders = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < DRONES; i++) {
            var drone = "flood-" + i;
            senders.add(CompletableFuture.runAsync(() -> flood(drone)));
        }
        senders.forEach(CompletableFuture::join);
        return (long) DRONES * FRAMES_EACH;
    }

    private static void flood(String drone) {
        var broken = Jpegs.half(good);
        try (var device = DeviceSocket.connect(system, drone)) {
            long start = System.nanoTime();
            for (int i = 0; i < FRAMES_EACH; i++) {
                long due = start + i * Duration.ofSeconds(1).toNanos() / FPS_EACH;
                while (System.nanoTime() - due < 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                device.send(i % BROKEN_EVERY == BROKEN_EVERY - 1 ? broken : good);
            }
        }
    }

    private static long accepted() {
        return ingestMetrics().sum("skylens_ingest_accepted_frames_total", Map.of());
    }

    private static long ingest(String fate) {
        return ingestMetrics().sum("skylens_ingest_frames_total", Map.of("fate", fate));
    }

    private static Metrics ingestMetrics() {
        return Metrics.read(system.management("ingest-management", "/q/metrics"));
    }

    private static long detect(String fate) {
        return Metrics.read(system.management("detect-management-1", "/q/metrics"))
                .sum("skylens_detect_frames_total", Map.of("fate", fate));
    }

    private static List<JsonNode> detections() {
        return Topic.read(system.kafka(), "skylens.detections").stream()
                .map(detection -> Json.parse(new String(detection.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static Set<String> ids(List<ConsumerRecord<String, byte[]>> frames) {
        var ids = new HashSet<String>();
        frames.forEach(frame -> ids.add(header(frame, "ce_id")));
        return ids;
    }

    /** Where each frame lies and what it is, as {@link #frameOf} says it of a detection. */
    private static Set<String> places(List<ConsumerRecord<String, byte[]>> frames) {
        var places = new HashSet<String>();
        frames.forEach(frame -> places.add(header(frame, "ce_id") + " at " + frame.partition() + ":" + frame.offset()));
        return places;
    }

    private static String frameOf(JsonNode detection) {
        var frame = detection.path("frame");
        return detection.path("drone").asText() + "/" + frame.path("epoch").asText() + "/"
                + frame.path("sequence").asText() + " at "
                + frame.path("partition").asText() + ":"
                + frame.path("offset").asText();
    }

    private static String header(ConsumerRecord<String, byte[]> frame, String name) {
        return new String(frame.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
