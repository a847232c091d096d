package io.skylens.view;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.contract.KafkaServers;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the service start when Kafka's name leads somewhere. Until then its clients cannot be made; whether Kafka answers is
 * not asked here.
 */
@Singleton
final class KafkaName {

    private static final Logger LOG = Logger.getLogger(KafkaName.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String servers;

    KafkaName(@ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:9092") String servers) {
        this.servers = servers;
    }

    /** Before the channels are connected. */
    void await(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) StartupEvent event)
            throws InterruptedException {
        var problem = KafkaServers.awaitName(servers, PATIENCE, LOG::warn);
        if (problem.isPresent()) {
            // Quarkus shows the message alone of an exception of this type that has no cause.
            throw new ConfigurationException(problem.get());
        }
    }
}
