package io.skylens.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class TopicProvisioningTest {

    /** Kafka is not reached, so no topics are asked for. */
    private static final TopicsConfig NONE = null;

    @Test
    void shouldAnswerWhoeverAsksWhetherItIsReadyThatKafkaIsNotFound() {
        var provisioning = new TopicProvisioning(Map.of("bootstrap.servers", "kafka.invalid:9092"), NONE);
        provisioning.start(new StartupEvent());
        try {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(error(provisioning.call()))
                    .contains("kafka.invalid:9092: No resolvable bootstrap urls given in bootstrap.servers"));
            assertThat(provisioning.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        } finally {
            provisioning.stop(new ShutdownEvent());
        }
    }

    private static Optional<Object> error(HealthCheckResponse response) {
        return response.getData().map(data -> data.get("error"));
    }
}
