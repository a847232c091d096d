package io.skylens.detect;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.contract.DetectorStatus;
import io.skylens.detect.frames.FrameConsumer;
import io.skylens.detect.pipeline.Pipeline;
import io.skylens.detect.publish.DetectionPublisher;
import io.skylens.detect.publish.LifeSigns;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Starts and ends the whole: first the model, without which there is no start, then Kafka, which may come later. */
@ApplicationScoped
public class DetectService {

    private static final Logger LOG = Logger.getLogger(DetectService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long WARM_UP_POLL_MILLIS = 20;

    private final String id =
            "detect-" + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
    private final Clock clock = Clock.systemUTC();
    private final DetectConfig config;
    private final PipelineStart pipelines;
    private final KafkaStart kafka;
    private final DetectionPublisher publisher;
    private final LifeSigns lifeSigns;

    private Thread joining;
    private volatile Pipeline pipeline;
    private volatile FrameConsumer consumer;

    DetectService(
            DetectConfig config,
            PipelineStart pipelines,
            KafkaStart kafka,
            DetectionPublisher publisher,
            LifeSigns lifeSigns) {
        this.config = config;
        this.pipelines = pipelines;
        this.kafka = kafka;
        this.publisher = publisher;
        this.lifeSigns = lifeSigns;
    }

    /** Before anything connects to Kafka: without a model there is nothing to connect for. */
    void startModel(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        pipeline = pipelines.start(id, clock);
    }

    /** After the outgoing channels are there. */
    void startReading(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent event) {
        joining = new Thread(this::join, "detect-join");
        joining.start();
    }

    private void join() {
        try {
            kafka.awaitTopics();
            awaitWarmModel();
            consumer = kafka.startReading(id, clock, pipeline.intake());
            lifeSigns.start(this::status);
        } catch (ConfigurationException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever joins takes drones from others, and must be able to look at them at once. */
    private void awaitWarmModel() throws InterruptedException {
        while (!pipeline.isWarm()) {
            Thread.sleep(WARM_UP_POLL_MILLIS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (pipeline == null || joining == null) {
            return;
        }
        joining.interrupt();
        joining.join();
        if (consumer != null) {
            consumer.close();
        }
        pipeline.close();
        publisher.awaitAnswers(PATIENCE);
        if (consumer != null) {
            lifeSigns.end(id);
        }
    }

    /** Whether frames would be detected if there were any. */
    public boolean isReady() {
        return isLive() && hasJoined() && pipeline.isWarm();
    }

    /** Whether it has reached Kafka once and been dealt its partitions; a later outage changes nothing. */
    public boolean hasJoined() {
        return consumer != null && consumer.hasJoined();
    }

    /** What it waits for of Kafka; of no meaning once it has joined. */
    public String stateOfKafka() {
        return kafka.state();
    }

    /** Whether no thread has ended and none hangs in the model. */
    public boolean isLive() {
        boolean works = pipeline == null || pipeline.isAlive() && !hangs();
        boolean reads = consumer == null || consumer.isAlive();
        return works && reads;
    }

    private boolean hangs() {
        return pipeline.busyFor().compareTo(config.hangLimit()) > 0;
    }

    public List<Integer> partitions() {
        return consumer == null ? List.of() : consumer.partitions();
    }

    private Optional<DetectorStatus> status() {
        if (!isReady()) {
            return Optional.empty();
        }
        var model = pipeline.model();
        return Optional.of(
                new DetectorStatus(id, model.model(), model.labels(), model.device(), partitions(), clock.instant()));
    }
}
