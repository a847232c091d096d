package io.skylens.detect.health;

import io.skylens.detect.DetectService;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the model is warm and Kafka has been reached once. */
@Readiness
@Singleton
final class DetectReadiness implements HealthCheck {

    private final DetectService service;

    DetectReadiness(DetectService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        boolean joined = service.hasJoined();
        var response = HealthCheckResponse.named("detects")
                .status(service.isReady())
                .withData("joined", joined)
                .withData("partitions", service.partitions().toString());
        if (!joined) {
            response.withData("kafka", service.stateOfKafka());
        }
        return response.build();
    }
}
