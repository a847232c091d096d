package io.skylens.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code skylens.detections}: how old frames were, since ingest received them, when their detections were written. */
final class DetectionAges implements AutoCloseable {

    private record Seen(double age, double decode, double inference, double postprocess) {}

    private final ObjectMapper json = new ObjectMapper();
    private final List<Seen> seen = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "detection-ages");
    private volatile boolean closed;

    private DetectionAges(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static DetectionAges from(String kafka) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.DETECTIONS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        var ages = new DetectionAges(consumer);
        ages.thread.start();
        return ages;
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::add);
            }
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        var detections = parse(record.value());
        var received = Instant.parse(detections.at("/frame/receivedAt").asText());
        double age = record.timestamp() - received.toEpochMilli();
        synchronized (seen) {
            seen.add(new Seen(
                    age,
                    detections.at("/timing/decodeMillis").asDouble(),
                    detections.at("/timing/inferenceMillis").asDouble(),
                    detections.at("/timing/postprocessMillis").asDouble()));
        }
    }

    private JsonNode parse(byte[] value) {
        try {
            return json.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was seen so far does not count. */
    void forget() {
        synchronized (seen) {
            seen.clear();
        }
    }

    /** Milliseconds, below which is that share of them. */
    double age(double share) {
        return percentile(Seen::age, share);
    }

    /** The median time in the model, in milliseconds. */
    double inference() {
        return percentile(Seen::inference, 0.5);
    }

    double decode() {
        return percentile(Seen::decode, 0.5);
    }

    double postprocess() {
        return percentile(Seen::postprocess, 0.5);
    }

    private double percentile(ToDoubleFunction<Seen> what, double share) {
        synchronized (seen) {
            var sorted = seen.stream().mapToDouble(what).sorted().toArray();
            return sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))];
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
