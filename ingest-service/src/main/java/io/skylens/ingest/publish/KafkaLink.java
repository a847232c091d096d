package io.skylens.ingest.publish;

import io.skylens.contract.KafkaFailure;
import io.skylens.contract.TopicProvisioner;
import io.skylens.contract.TopicSpec;
import io.skylens.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Whether Kafka answers. While it does not, no frame is handed to the producer: what lies in a producer or a socket when
 * Kafka comes back would go out before the newest frames. So it is asked with a question that carries no frame.
 *
 * <p>{@link #reach} and {@link #producer} belong to one thread, the publisher's, {@link #close} to whoever has ended that
 * thread; the rest may be called from any.
 */
final class KafkaLink implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaLink.class);

    /** How long one request may take before the connection is thought dead: creating topics takes a slow disk seconds. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    /** How long to ask before saying that nobody answers. A broker that comes back meanwhile is noticed at once. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final List<TopicSpec> topics;
    private final long bufferBytes;

    private Admin admin;
    private Producer<String, byte[]> producer;
    private List<String> loggedWarnings = List.of();
    private boolean isAbsenceLogged;

    private volatile boolean up;
    private volatile boolean reachedOnce;
    private volatile int framePartitions;
    private volatile String absence = "no answer yet";

    /**
     * @param kafka address and security
     * @param topics to be created where they do not exist
     * @param bufferBytes of the producer
     */
    KafkaLink(Map<String, Object> kafka, List<TopicSpec> topics, long bufferBytes) {
        this.kafka = Map.copyOf(kafka);
        this.topics = List.copyOf(topics);
        this.bufferBytes = bufferBytes;
    }

    boolean isUp() {
        return up;
    }

    boolean hasReachedOnce() {
        return reachedOnce;
    }

    /** Why Kafka does not answer, for people; of no meaning while it does. */
    String absence() {
        return address() + ": " + absence;
    }

    /** As the broker said; 0 before it was reached. */
    int framePartitions() {
        return framePartitions;
    }

    /** @return null before Kafka was reached */
    Producer<String, byte[]> producer() {
        return producer;
    }

    /** @return whether it was up until now */
    synchronized boolean lost() {
        boolean wasUp = up;
        up = false;
        return wasUp;
    }

    /**
     * Asks Kafka for the topics, creates those that are missing, and makes the producer ready to send without waiting for
     * metadata. Blocks up to a few seconds.
     *
     * @return whether Kafka answered and frames can go
     */
    boolean reach() throws InterruptedException {
        try {
            openClients();
            var provisioned = new TopicProvisioner(admin).provision(topics);
            producer.partitionsFor(Topics.FRAMES);
            framePartitions = provisioned.partitions().get(Topics.FRAMES);
            logReached(provisioned.warnings());
        } catch (RuntimeException e) {
            // Of whatever kind: who asks must go on asking.
            absence = KafkaFailure.reason(e);
            logAbsence(e);
            return false;
        }
        reachedOnce = true;
        up = true;
        return true;
    }

    /** Waits up to the delivery timeout for frames under way. */
    @Override
    public void close() {
        up = false;
        if (producer != null) {
            producer.close(ProducerSettings.DELIVERY_TIMEOUT);
        }
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Not in the constructor: an address that cannot be resolved yet makes the clients throw. */
    private void openClients() {
        if (admin == null) {
            var settings = new HashMap<>(kafka);
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "skylens-link");
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
            settings.putAll(ProducerSettings.quickReconnect());
            admin = Admin.create(settings);
        }
        if (producer == null) {
            producer = new KafkaProducer<>(
                    ProducerSettings.of(kafka, bufferBytes), new StringSerializer(), new ByteArraySerializer());
        }
    }

    private void logReached(List<String> warnings) {
        if (isAbsenceLogged || !reachedOnce) {
            LOG.infof("Kafka at %s answers", address());
            isAbsenceLogged = false;
        }
        if (!warnings.equals(loggedWarnings)) {
            warnings.forEach(LOG::warn);
            loggedWarnings = warnings;
        }
    }

    private void logAbsence(RuntimeException e) {
        boolean isShutdown = e instanceof InterruptException;
        if (!isAbsenceLogged && !isShutdown) {
            LOG.warnf("Kafka at %s does not answer; frames are dropped until it does: error=%s", address(), absence);
            isAbsenceLogged = true;
        }
    }

    private Object address() {
        return kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    }
}
