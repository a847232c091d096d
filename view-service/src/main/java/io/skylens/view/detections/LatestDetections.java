package io.skylens.view.detections;

import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest detections of each drone. Thread-safe. */
@ApplicationScoped
public class LatestDetections implements DetectionsListener {

    private final Map<DroneId, Detections> latest = new ConcurrentHashMap<>();

    @Override
    public void detected(Detections detections) {
        latest.put(detections.drone(), detections);
    }

    public Optional<Detections> of(DroneId drone) {
        return Optional.ofNullable(latest.get(drone));
    }
}
