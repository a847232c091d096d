package io.skylens.ingest.publish;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is who has reached Kafka once. A later outage takes no pod out: somebody must tell devices to come back later.
 */
@Readiness
@Singleton
public class KafkaReadiness implements HealthCheck {

    private final FramePublisher publisher;

    KafkaReadiness(FramePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers = publisher.isUp();
        var response = HealthCheckResponse.named("Kafka was reached")
                .status(publisher.hasReachedKafkaOnce())
                .withData("answers", answers);
        if (!answers) {
            response.withData("error", publisher.absence());
        }
        return response.build();
    }
}
