package io.skylens.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.contract.DetectorStatus;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameHeaders;
import io.skylens.contract.FrameId;
import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.JpegHeader;
import io.skylens.contract.PictureShape;
import io.skylens.contract.TokenRevocation;
import io.skylens.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Ingest and a detector, as far as the view service can tell: writes what they write to the broker of the test. */
public final class Fleet implements AutoCloseable {

    /** Nothing that is shown may depend on a device's clock. */
    private static final Duration DEVICES_ARE_AHEAD = Duration.ofHours(1);

    private static final int PARTITIONS = Topics.DEFAULT_PARTITIONS;

    static {
        // A test that passes does not wait; on a machine with much else to do, ten seconds are not enough.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    private final ObjectMapper json = new ObjectMapper()
            .registerModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                    "linger.ms",
                    0,
                    "max.request.size",
                    9 << 20),
            new StringSerializer(),
            new ByteArraySerializer());

    private final Map<DroneId, Session> sessions = new ConcurrentHashMap<>();

    private final Map<DroneId, String> names = new ConcurrentHashMap<>();
    private final Map<DroneId, Instant> unchanged = new ConcurrentHashMap<>();
    private final Map<Object, ExecutorService> streams = new ConcurrentHashMap<>();

    /** A drone's session: when it began, and how many frames it has sent. */
    private record Session(long epoch, AtomicLong sequence) {}

    public record Sent(Frame frame, Detections.FrameRef ref) {}

    public record Frame(DroneId drone, long epoch, long sequence, int partition, long offset, Instant receivedAt) {}

    /** A drone has connected, or is connected still. */
    public void connected(DroneId drone) {
        write(status(drone, true));
    }

    public void ended(DroneId drone) {
        write(status(drone, false));
        sessions.remove(drone);
    }

    /** From now on its statuses say so. */
    public void named(DroneId drone, String name) {
        names.put(drone, name);
    }

    /** From now on its statuses say that its pictures have been the same since then. */
    public void unchanged(DroneId drone, Instant since) {
        unchanged.put(drone, since);
    }

    private DroneStatus status(DroneId drone, boolean connected) {
        var session = session(drone);
        long frames = session.sequence().get();
        var now = Instant.now();
        return new DroneStatus(
                drone,
                names.get(drone),
                session.epoch(),
                connected,
                "websocket",
                "192.0.2.7",
                partition(drone),
                640,
                480,
                10,
                600_000,
                frames == 0 ? null : now,
                unchanged.get(drone),
                frames,
                frames,
                0,
                0,
                Map.of(),
                now);
    }

    private void write(DroneStatus status) {
        send(Topics.DRONES, null, status.drone().value(), toJson(status), null);
    }

    public void forget(DroneId drone) {
        send(Topics.DRONES, null, drone.value(), null, null);
    }

    /** Takes back the tokens that the subject was given until then. */
    public void revoke(String subject, Instant until) {
        var revocation = new TokenRevocation(subject, until);
        send(Topics.CONTROL, 0, revocation.key(), toJson(revocation), null);
    }

    /** The drone's next frame. */
    public Sent frame(DroneId drone, byte[] jpeg) {
        return frame(drone, jpeg, Instant.now());
    }

    public Sent frame(DroneId drone, byte[] jpeg, Instant receivedAt) {
        var session = session(drone);
        var shape = shape(jpeg);
        var id = new FrameId(drone, session.epoch(), session.sequence().getAndIncrement());
        var device = new DeviceStamp(null, receivedAt.plus(DEVICES_ARE_AHEAD));
        var header = new FrameHeader(id, receivedAt, shape, device, "websocket", false, null);
        var at = send(Topics.FRAMES, partition(drone), drone.value(), jpeg, header);
        var ref = new Detections.FrameRef(
                id.epoch(),
                id.sequence(),
                at.partition(),
                at.offset(),
                shape.displayedWidth(),
                shape.displayedHeight(),
                null,
                receivedAt);
        return new Sent(new Frame(drone, id.epoch(), id.sequence(), at.partition(), at.offset(), receivedAt), ref);
    }

    public void detected(Sent sent, DetectedObject... objects) {
        var detections = new Detections(
                sent.frame().drone(),
                sent.ref(),
                new Detections.Model("yolov8n", "sha256:0"),
                List.of(objects),
                new Detections.Timing(1, 2, 20, 1),
                "detect-1",
                Instant.now());
        send(Topics.DETECTIONS, sent.frame().partition(), sent.frame().drone().value(), toJson(detections), null);
    }

    /** The sequence of the drone's last frame. */
    public long newest(DroneId drone) {
        return session(drone).sequence().get() - 1;
    }

    /** Sends that picture again and again, detected at once, and a status every second, until stopped. */
    public void stream(DroneId drone, double fps, byte[] jpeg, DetectedObject... objects) {
        var timer = Executors.newSingleThreadScheduledExecutor();
        long period = Math.round(1e9 / fps);
        timer.scheduleAtFixedRate(() -> detected(frame(drone, jpeg), objects), 0, period, TimeUnit.NANOSECONDS);
        timer.scheduleAtFixedRate(() -> connected(drone), 0, 1, TimeUnit.SECONDS);
        streams.put(drone, timer);
    }

    /** Gives signs of life every second, until stopped. */
    public void detects(String process, String model) {
        var timer = Executors.newSingleThreadScheduledExecutor();
        timer.scheduleAtFixedRate(() -> detector(process, model), 0, 1, TimeUnit.SECONDS);
        streams.put(process, timer);
    }

    /** @param what a drone or a detector's process */
    public void stop(Object what) {
        streams.remove(what).shutdown();
    }

    public void detector(String process, String model) {
        var status = new DetectorStatus(
                process, new Detections.Model(model, "sha256:0"), List.of("person"), "cpu", List.of(0), Instant.now());
        send(Topics.DETECTORS, 0, process, toJson(status), null);
    }

    public static int partition(DroneId drone) {
        return Math.floorMod(drone.hashCode(), PARTITIONS);
    }

    @Override
    public void close() {
        streams.values().forEach(ExecutorService::shutdownNow);
        producer.close();
    }

    private Session session(DroneId drone) {
        return sessions.computeIfAbsent(
                drone, id -> new Session(Instant.now().toEpochMilli() * 1000, new AtomicLong()));
    }

    private static PictureShape shape(byte[] jpeg) {
        try {
            return JpegHeader.parse(jpeg).shape();
        } catch (InvalidJpegException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private RecordMetadata send(String topic, Integer partition, String key, byte[] value, FrameHeader header) {
        var headers = header == null ? null : FrameHeaders.write(header);
        try {
            return producer.send(new ProducerRecord<>(topic, partition, key, value, headers))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] toJson(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
