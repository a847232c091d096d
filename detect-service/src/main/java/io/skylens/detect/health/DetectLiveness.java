package io.skylens.detect.health;

import io.skylens.detect.DetectService;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not live when a thread has ended or the model has hung for longer than the limit. */
@Liveness
@Singleton
final class DetectLiveness implements HealthCheck {

    private final DetectService service;

    DetectLiveness(DetectService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("works").status(service.isLive()).build();
    }
}
