package io.skylens.view;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.KafkaFailure;
import io.skylens.contract.TopicProvisioner;
import io.skylens.contract.TopicSpec;
import io.skylens.contract.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Creates the topics this service reads, in the background, until it has succeeded once. From then on the service is
 * ready: a later outage of Kafka does not make it unready, or nobody would tell viewers of it.
 */
@Readiness
@ApplicationScoped
class TopicProvisioning implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicProvisioning.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_WITHIN_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final TopicsConfig topics;
    private volatile boolean reached;
    private volatile String absence = "no answer yet";
    private Thread thread;

    TopicProvisioning(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicsConfig topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::provisionUntilDone, "provision-topics");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("has reached Kafka").status(reached);
        if (!reached) {
            response.withData("error", address() + ": " + absence);
        }
        return response.build();
    }

    private void provisionUntilDone() {
        boolean told = false;
        while (!reached) {
            try {
                provision();
            } catch (KafkaException e) {
                absence = KafkaFailure.reason(e);
                if (!told) {
                    LOG.warnf("Kafka at %s cannot be reached yet, trying on error=%s", address(), absence);
                    told = true;
                }
                if (!paused()) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void provision() throws InterruptedException {
        try (var admin = Admin.create(adminConfig())) {
            var provisioned = new TopicProvisioner(admin).provision(wanted());
            provisioned.warnings().forEach(LOG::warn);
            reached = true;
        }
    }

    private List<TopicSpec> wanted() {
        return List.of(
                Topics.frames(topics.partitions(), topics.framesRetentionBytes().asLongValue()),
                Topics.detections(topics.partitions()),
                Topics.drones(topics.partitions()),
                Topics.detectors(),
                Topics.control(),
                Topics.sources(),
                Topics.sourceStates());
    }

    private Object address() {
        return kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    private Map<String, Object> adminConfig() {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        return config;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
