package io.skylens.benchmarks;

import io.skylens.contract.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that bringing frames to Kafka can cost: a process that has them in memory and does nothing else, with the
 * producer's settings of ingest.
 */
final class BareProducer {

    private static final int DRONES = 4;

    private BareProducer() {}

    /** @param arguments Kafka's address, bytes of a frame, frames a second, seconds to warm up, seconds to measure */
    public static void main(String[] arguments) throws InterruptedException {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                arguments[0],
                "acks",
                "1",
                "linger.ms",
                0,
                "retries",
                0,
                "enable.idempotence",
                false,
                "max.request.size",
                Topics.MAX_FRAME_RECORD_BYTES);
        var frame = new byte[Integer.parseInt(arguments[1])];
        int fps = Integer.parseInt(arguments[2]);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            send(producer, frame, fps, Integer.parseInt(arguments[3]));
            long before = cpuNanos();
            long sent = send(producer, frame, fps, Integer.parseInt(arguments[4]));
            System.out.println("CPU microseconds a frame: " + (cpuNanos() - before) / 1_000.0 / sent);
        }
    }

    private static long send(KafkaProducer<String, byte[]> producer, byte[] frame, int fps, int seconds) {
        long interval = Duration.ofSeconds(1).toNanos() / fps;
        long start = System.nanoTime();
        long count = (long) fps * seconds;
        for (long i = 0; i < count; i++) {
            for (long left = start + i * interval - System.nanoTime();
                    left > 0;
                    left = start + i * interval - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            producer.send(new ProducerRecord<>(Topics.FRAMES, "bare-" + i % DRONES, frame));
        }
        producer.flush();
        return count;
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
