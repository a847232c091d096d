package io.skylens.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skylens.contract.Detections;
import io.skylens.contract.FrameHeaders;
import io.skylens.contract.PictureShape;
import io.skylens.contract.Topics;
import io.skylens.detect.scheduler.Frames;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services, as far as this one sees them: writes frames as ingest does, reads detections as view does. */
public final class FramesTopic implements AutoCloseable {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final AtomicLong sequence = new AtomicLong();

    /** Reads what is written to {@code topics} from now on. */
    public FramesTopic(String bootstrapServers, String... topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "1", "linger.ms", 0);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = List.of(topics).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @return the frame's sequence */
    public long send(String drone, int partition, byte[] jpeg, PictureShape shape) {
        long number = sequence.getAndIncrement();
        var headers = FrameHeaders.write(Frames.header(drone, number, shape, Instant.now()));
        producer.send(new ProducerRecord<>(Topics.FRAMES, partition, drone, jpeg, headers));
        return number;
    }

    /** A record that is no frame. */
    public void sendRubbish(String drone, int partition) {
        producer.send(new ProducerRecord<>(Topics.FRAMES, partition, drone, new byte[] {1, 2, 3}));
    }

    public List<ConsumerRecord<String, byte[]>> read() {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        return records;
    }

    public static <T> T parse(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Detections detections(ConsumerRecord<String, byte[]> record) {
        return parse(record.value(), Detections.class);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
