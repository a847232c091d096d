package io.skylens.view.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.view.ViewConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Runs a {@link FrameReader} on a thread of its own from start to stop. A consumer that fails is closed and a new one
 * made, which begins with the newest frames.
 */
@ApplicationScoped
class FrameFeed {

    private static final Logger LOG = Logger.getLogger(FrameFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final Watchlist watchlist;
    private final List<FrameListener> listeners;
    private final FrameRecords records;
    private final FrameReader.Limits limits;

    private volatile boolean stopping;
    private volatile int assigned;
    private boolean failing;
    private Thread thread;

    FrameFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Watchlist watchlist,
            @All List<FrameListener> listeners,
            MeterRegistry meters,
            FrameReader.Limits limits) {
        this.kafka = kafka;
        this.watchlist = watchlist;
        this.listeners = listeners;
        this.records = new FrameRecords(meters);
        this.limits = limits;
        Gauge.builder("skylens.view.partitions.assigned", () -> assigned).register(meters);
    }

    /** Makes what a feed is given. */
    static class Parts {

        @Produces
        @Singleton
        Watchlist watchlist(ViewConfig config) {
            return new Watchlist(config.leaveAfter(), System::nanoTime);
        }

        @Produces
        @Singleton
        FrameReader.Limits limits(ViewConfig config, Clock clock) {
            return new FrameReader.Limits(config.maxFrameAge(), clock);
        }
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "read-frames");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        watchlist.wake();
        thread.join(PAUSE.toMillis());
    }

    private void run() {
        while (!stopping) {
            try (var consumer =
                    new KafkaConsumer<>(consumerConfig(), new StringDeserializer(), new ByteArrayDeserializer())) {
                watchlist.onChange(consumer::wakeup);
                read(new FrameReader(consumer, watchlist, this::handOn, records, limits));
            } catch (InterruptedException | InterruptException e) {
                return;
            } catch (RuntimeException e) {
                tellOnce(e);
                pause();
            } finally {
                watchlist.onChange(() -> {});
                assigned = 0;
            }
        }
    }

    private void read(FrameReader reader) throws InterruptedException {
        while (!stopping) {
            try {
                reader.turn();
                failing = false;
            } catch (WakeupException e) {
                // A drone was added to the watchlist: the next turn follows it.
            }
            assigned = reader.assigned();
        }
    }

    private void handOn(Frame frame) {
        listeners.forEach(listener -> listener.arrived(frame));
    }

    private void tellOnce(RuntimeException failure) {
        if (!failing) {
            LOG.warnf("Frames cannot be read, trying on topic=skylens.frames error=%s", failure);
        }
        failing = true;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private Map<String, Object> consumerConfig() {
        var config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "skylens-view-frames");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A partition that is added waits for the fetch in flight, so that one must not be long.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return config;
    }
}
