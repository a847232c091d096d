package io.skylens.view.history;

import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.view.detections.DetectionsListener;
import io.skylens.view.drones.Drone;
import io.skylens.view.drones.DroneListener;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.feed.Frame;
import io.skylens.view.feed.FrameListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down what statuses, frames and detections show. Thread-safe. */
@ApplicationScoped
public class Histories implements FrameListener, DetectionsListener, DroneListener {

    private final DroneRegistry registry;
    private final Clock clock;
    private final Map<DroneId, DroneHistory> histories = new ConcurrentHashMap<>();

    Histories(DroneRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        registry.addListener(this);
    }

    public Chart of(DroneId drone) {
        var history = histories.getOrDefault(drone, new DroneHistory());
        synchronized (history) {
            return history.chart(clock.instant());
        }
    }

    @Override
    public void arrived(Frame frame) {
        var history = history(frame.drone());
        var now = clock.instant();
        synchronized (history) {
            history.read(frame.age(now), now);
        }
    }

    @Override
    public void detected(Detections detections) {
        var history = history(detections.drone());
        synchronized (history) {
            history.detected(detections, clock.instant());
        }
    }

    @Override
    public void changed(Drone drone) {
        var history = history(drone.status().drone());
        boolean moving = drone.state() == DroneState.LIVE || drone.state() == DroneState.FROZEN;
        synchronized (history) {
            history.sent(moving ? drone.status().fps() : 0, clock.instant());
        }
    }

    @Override
    public void gone(DroneId drone) {
        histories.remove(drone);
    }

    private DroneHistory history(DroneId drone) {
        return histories.computeIfAbsent(drone, id -> new DroneHistory());
    }
}
