package io.skylens.detect;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.contract.KafkaFailure;
import io.skylens.contract.TopicProvisioner;
import io.skylens.contract.TopicProvisioner.Provisioned;
import io.skylens.contract.Topics;
import io.skylens.detect.frames.ConsumerSettings;
import io.skylens.detect.frames.FrameConsumer;
import io.skylens.detect.scheduler.WaitingFrames;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.SparseLog;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** The first steps with Kafka: the topics, and the reader of frames. */
@Singleton
final class KafkaStart {

    private static final Logger LOG = Logger.getLogger(KafkaStart.class);
    private static final int TIMEOUT_MILLIS = 5000;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TopicsConfig topics;
    private final Map<String, Object> kafka;
    private final DetectConfig config;
    private final DetectMetrics metrics;
    private final SparseLog failures = new SparseLog(KafkaStart.class);
    private volatile String state = "no answer yet";

    KafkaStart(
            TopicsConfig topics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DetectConfig config,
            DetectMetrics metrics) {
        this.topics = topics;
        this.kafka = kafka;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * Creates the topics that are missing, however long it takes until Kafka can be reached.
     *
     * @throws ConfigurationException when a detection could not be written to the partition number of its frame
     */
    void awaitTopics() throws InterruptedException {
        var provisioned = awaitProvisioned();
        state = "answers, and has dealt no partitions yet";
        provisioned.warnings().forEach(LOG::warn);
        int frames = provisioned.partitions().get(Topics.FRAMES);
        int detections = provisioned.partitions().get(Topics.DETECTIONS);
        if (detections < frames) {
            throw new ConfigurationException("topic " + Topics.DETECTIONS + " must have at least as many partitions as "
                    + Topics.FRAMES + ", got " + detections + " for " + frames);
        }
    }

    private Provisioned awaitProvisioned() throws InterruptedException {
        while (true) {
            try (var admin = Admin.create(impatient())) {
                return new TopicProvisioner(admin).provision(topics.topics());
            } catch (KafkaException e) {
                state = KafkaFailure.reason(e);
                failures.warn("Kafka at " + address() + " cannot be reached yet, trying on error=" + state);
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** The address of Kafka, and what it is that is waited for. */
    String state() {
        return address() + ": " + state;
    }

    private Object address() {
        return kafka.get("bootstrap.servers");
    }

    /** So that it is said soon when there is no answer. */
    private Map<String, Object> impatient() {
        var settings = new HashMap<>(kafka);
        settings.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        settings.put("request.timeout.ms", TIMEOUT_MILLIS);
        return settings;
    }

    /**
     * @param detector this process, as the broker's tools show it
     * @return running, and joining the group
     */
    FrameConsumer startReading(String detector, Clock clock, WaitingFrames waiting) {
        var client = new KafkaConsumer<>(
                ConsumerSettings.of(kafka, detector), new StringDeserializer(), new ByteArrayDeserializer());
        var consumer = new FrameConsumer(client, clock, config.maxFrameAge(), waiting, metrics);
        metrics.show("partitions", "Partitions of skylens.frames that are read", () -> consumer.partitions()
                .size());
        consumer.start();
        return consumer;
    }
}
