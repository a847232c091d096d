package io.skylens.benchmarks;

import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameHeaders;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Drones that come, send so many frames, each once the last was detected, and go: so as fast as the detector is, however
 * slow, and none is skipped. A few fly at once. Not thread-safe.
 */
final class ChangingDrones implements AutoCloseable {

    private static final int AT_ONCE = 6;
    /** An answer that does not come within it was lost: the frame was skipped, or the broker was away. */
    private static final Duration LOST = Duration.ofSeconds(30);

    /** @param jpeg shown by every drone of the kind */
    record Kind(byte[] jpeg, PictureShape shape) {}

    private static final class Flight {
        private final String drone;
        private final Kind kind;
        private long next;
        private Instant sent;

        Flight(String drone, Kind kind) {
            this.drone = drone;
            this.kind = kind;
        }
    }

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> detections;
    private final List<Kind> kinds;
    private final int framesEach;
    private final Map<String, Flight> flying = new HashMap<>();
    private int came;
    private long detected;

    /** @param kinds taken in turn */
    ChangingDrones(String kafka, List<Kind> kinds, int framesEach) {
        this.kinds = kinds;
        this.framesEach = framesEach;
        Map<String, Object> broker = Map.of("bootstrap.servers", kafka, "linger.ms", 0);
        producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
        detections = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = detections.partitionsFor(Topics.DETECTIONS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        detections.assign(partitions);
        detections.seekToEnd(partitions);
        partitions.forEach(detections::position);
    }

    /** Goes on for a moment. */
    void fly() {
        while (flying.size() < AT_ONCE) {
            var flight = new Flight("come-and-go-" + came, kinds.get(came % kinds.size()));
            came++;
            flying.put(flight.drone, flight);
            send(flight);
        }
        detections.poll(Duration.ofMillis(100)).forEach(record -> answered(record.key()));
        var lost = Instant.now().minus(LOST);
        flying.values().stream().filter(flight -> flight.sent.isBefore(lost)).forEach(this::send);
    }

    private void answered(String drone) {
        var flight = flying.get(drone);
        if (flight == null) {
            return;
        }
        detected++;
        if (flight.next < framesEach) {
            send(flight);
        } else {
            flying.remove(drone);
        }
    }

    private void send(Flight flight) {
        var now = Instant.now();
        var id = new FrameId(DroneId.of(flight.drone), now.toEpochMilli() * 1000, flight.next++);
        var header = new FrameHeader(id, now, flight.kind.shape(), DeviceStamp.NONE, "http", false, null);
        flight.sent = now;
        producer.send(new ProducerRecord<>(
                Topics.FRAMES, null, flight.drone, flight.kind.jpeg(), FrameHeaders.write(header)));
    }

    /** How many have come so far. */
    int came() {
        return came;
    }

    /** How many of their frames were detected. */
    long detected() {
        return detected;
    }

    @Override
    public void close() {
        producer.close();
        detections.close();
    }
}
