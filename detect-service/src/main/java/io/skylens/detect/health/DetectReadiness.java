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
        return HealthCheckResponse.named("detects")
                .status(service.isReady())
                .withData("joined", service.hasJoined())
                .withData("partitions", service.partitions().toString())
                .build();
    }
}
