package io.skylens.view.control;

import io.skylens.contract.CameraSettings;
import io.skylens.contract.DroneId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How people want each drone to film, as far as they have said so. Thread-safe. */
@Singleton
class WantedSettings {

    private final Map<DroneId, CameraSettings> byDrone = new ConcurrentHashMap<>();

    CameraSettings of(DroneId drone) {
        return byDrone.getOrDefault(drone, CameraSettings.NONE);
    }

    void set(DroneId drone, CameraSettings settings) {
        if (settings.areNone()) {
            byDrone.remove(drone);
        } else {
            byDrone.put(drone, settings);
        }
    }
}
