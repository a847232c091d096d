package io.skylens.ingest.sources;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.SourceSpec;
import io.skylens.ingest.config.SourcesConfig;
import io.skylens.ingest.publish.FramePublisher;
import io.skylens.ingest.time.Timepiece;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Brings together what is declared, what of it is ours, and what runs, on a thread of its own, ten times a second. It
 * begins when Kafka was reached once; while Kafka is away, what runs runs on.
 */
@Singleton
class SourceDirector {

    private static final Logger LOG = Logger.getLogger(SourceDirector.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long END_MILLIS = 3_000;

    private final Map<String, Object> kafka;
    private final SourcesConfig config;
    private final FramePublisher publisher;
    private final SourceFleet fleet;
    private final SourceFiles files;
    private final Thread thread = new Thread(this::run, "skylens-sources");
    private String lastError = "";
    private volatile boolean isStopped;

    SourceDirector(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            SourcesConfig config,
            FramePublisher publisher,
            SourceFleet fleet,
            SourceFiles files) {
        this.kafka = kafka;
        this.config = config;
        this.publisher = publisher;
        this.fleet = fleet;
        this.files = files;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    /** Before sessions end: a source whose session was closed would begin another. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        isStopped = true;
        thread.join(END_MILLIS);
        fleet.stopAll();
    }

    private void run() {
        while (!isStopped) {
            try {
                if (publisher.hasReachedKafkaOnce()) {
                    directSafely();
                }
                Thread.sleep(ROUND.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Goes on whatever happens; says the same only once. */
    private void directSafely() throws InterruptedException {
        try {
            direct();
        } catch (RuntimeException e) {
            if (!isStopped && !String.valueOf(e.getMessage()).equals(lastError)) {
                lastError = String.valueOf(e.getMessage());
                LOG.warnf("sources could not be looked after, tried again: error=%s", lastError);
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Until it is stopped, or the clients are of no more use. */
    private void direct() {
        try (var topics = new SourceTopics(kafka);
                var pulled = new SourceOwnership(kafka, SourceSpec.GROUP, Timepiece.SYSTEM.ticks());
                var listened = config.listen()
                        ? new SourceOwnership(kafka, SourceSpec.LISTENERS_GROUP, Timepiece.SYSTEM.ticks())
                        : null) {
            while (!isStopped) {
                topics.poll(ROUND, fleet.tables()::read);
                var ownPulled = pulled.poll();
                var ownListened = listened == null ? Set.<Integer>of() : listened.poll();
                if (topics.isCaughtUp()) {
                    files.sync();
                    fleet.reconcile(source -> {
                        boolean isListening = source.spec().parsedUrl().isListening();
                        return (isListening ? ownListened : ownPulled).contains(source.partition());
                    });
                }
                fleet.look();
            }
        }
    }
}
