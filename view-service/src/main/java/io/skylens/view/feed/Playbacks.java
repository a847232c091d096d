package io.skylens.view.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.skylens.view.ViewConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Shows the past: each playback has a consumer and a thread of its own, so there are few. Thread-safe. */
@Startup
@ApplicationScoped
public class Playbacks {

    private static final Logger LOG = Logger.getLogger(Playbacks.class);

    private final Map<String, Object> kafka;
    private final ObjectMapper json;
    private final FrameRecords records;
    private final int most;
    private final Set<Playback> running = ConcurrentHashMap.newKeySet();

    Playbacks(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            ViewConfig config,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.json = json;
        this.most = config.playbacks();
        this.records = new FrameRecords(meters);
        Gauge.builder("skylens.view.playbacks", running, Set::size).register(meters);
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Playback::close);
    }

    /** Empty when there are as many as there may be. */
    public synchronized Optional<Playback> begin(PastFrames past) {
        if (running.size() >= most) {
            return Optional.empty();
        }
        var playback = new Playback(past);
        running.add(playback);
        playback.thread.start();
        return Optional.of(playback);
    }

    /** Goes on until it is closed, or Kafka cannot be read. */
    public final class Playback implements AutoCloseable {

        private final PastFrames past;
        private final Thread thread;
        private volatile boolean closed;

        private Playback(PastFrames past) {
            this.past = past;
            this.thread = new Thread(this::run, "replay-" + past.drone());
            this.thread.setDaemon(true);
        }

        /** The listener may be called once more. */
        @Override
        public void close() {
            closed = true;
            running.remove(this);
        }

        private void run() {
            try (var consumer =
                    new KafkaConsumer<>(consumerConfig(), new StringDeserializer(), new ByteArrayDeserializer())) {
                var reader = new PastReader(consumer, past, records, json);
                reader.seek(past.from());
                while (!closed) {
                    reader.turn(System.nanoTime());
                }
            } catch (InterruptException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warnf("Past frames cannot be read drone=%s error=%s", past.drone(), e);
            } finally {
                close();
            }
        }
    }

    private Map<String, Object> consumerConfig() {
        var config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "skylens-view-replay");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 16);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return config;
    }
}
