package io.skylens.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skylens.contract.Detections;
import io.skylens.contract.Topics;
import io.skylens.detect.frames.ConsumerSettings;
import io.skylens.detect.frames.FrameConsumer;
import io.skylens.detect.model.FakeDetector;
import io.skylens.detect.pipeline.Batching;
import io.skylens.detect.pipeline.Decoding;
import io.skylens.detect.pipeline.Outlet;
import io.skylens.detect.pipeline.Pipeline;
import io.skylens.detect.pipeline.PipelineSettings;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.imaging.JpegCodecs;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A process that is the service but for Quarkus and its device, which takes the same time for every frame whatever else
 * goes on: as a GPU of its own would. So several of them can be compared with one on a machine of few cores.
 */
final class FixedTimeService {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private FixedTimeService() {}

    /** @param arguments the broker's address, milliseconds of the device a frame */
    public static void main(String[] arguments) {
        long nanos = Duration.ofMillis(Long.parseLong(arguments[1])).toNanos();
        var broker = Map.<String, Object>of("bootstrap.servers", arguments[0]);
        var id = "fixed-" + ProcessHandle.current().pid();
        var detector = new FakeDetector();
        detector.onRun(() -> await(System.nanoTime() + nanos));
        var metrics = new DetectMetrics(new SimpleMeterRegistry());
        var settings = new PipelineSettings(id, MAX_AGE, Batching.ahead(1, Duration.ofMillis(2), 1), Clock.systemUTC());
        var pipeline =
                new Pipeline(detector, new Decoding(JpegCodecs.best(), false), outlet(broker), metrics, settings);
        pipeline.start();
        while (!pipeline.isWarm()) {
            LockSupport.parkNanos(nanos);
        }
        var consumer = new FrameConsumer(
                new KafkaConsumer<>(
                        ConsumerSettings.of(broker, id), new StringDeserializer(), new ByteArrayDeserializer()),
                Clock.systemUTC(),
                MAX_AGE,
                pipeline.intake(),
                metrics);
        consumer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(consumer::close));
    }

    private static void await(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Outlet outlet(Map<String, Object> broker) {
        var producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
        producer.partitionsFor(Topics.DETECTIONS);
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        return detections -> producer.send(record(detections, json));
    }

    private static ProducerRecord<String, byte[]> record(Detections detections, JsonMapper json) {
        try {
            return new ProducerRecord<>(
                    Topics.DETECTIONS,
                    detections.frame().partition(),
                    detections.drone().value(),
                    json.writeValueAsBytes(detections));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
