package io.skylens.view.event;

import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import io.skylens.view.detections.DetectionsListener;
import io.skylens.view.drones.Drone;
import io.skylens.view.drones.DroneListener;
import io.skylens.view.drones.DroneRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened since this process began, the newest of each drone. Thread-safe; tells of one drone in order. */
@ApplicationScoped
public class EventLog implements DetectionsListener, DroneListener {

    private static final int KEPT = 200;

    private final DroneRegistry registry;
    private final Instant lookedFrom;
    private final Map<DroneId, Log> logs = new ConcurrentHashMap<>();
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    EventLog(DroneRegistry registry, Clock clock) {
        this.registry = registry;
        this.lookedFrom = clock.instant();
    }

    private record Log(ClassWatch classes, DroneWatch drone, ArrayDeque<Event> events) {}

    void start(@Observes StartupEvent event) {
        registry.addListener(this);
    }

    public void addListener(EventListener listener) {
        listeners.add(listener);
    }

    public void removeListener(EventListener listener) {
        listeners.remove(listener);
    }

    /** The newest first. */
    public List<Event> of(DroneId drone) {
        var log = logs.get(drone);
        if (log == null) {
            return List.of();
        }
        synchronized (log) {
            var events = new ArrayList<>(log.events());
            Collections.reverse(events);
            return events;
        }
    }

    @Override
    public void detected(Detections detections) {
        var log = log(detections.drone());
        synchronized (log) {
            add(log, log.classes().take(detections));
        }
    }

    @Override
    public void changed(Drone drone) {
        var log = log(drone.status().drone());
        synchronized (log) {
            add(log, log.drone().take(drone).stream().toList());
        }
    }

    @Override
    public void gone(DroneId drone) {
        logs.remove(drone);
    }

    private Log log(DroneId drone) {
        return logs.computeIfAbsent(
                drone, id -> new Log(new ClassWatch(), new DroneWatch(lookedFrom), new ArrayDeque<>()));
    }

    private void add(Log log, Collection<Event> events) {
        for (var event : events) {
            if (log.events().size() == KEPT) {
                log.events().removeFirst();
            }
            log.events().addLast(event);
            listeners.forEach(listener -> listener.happened(event));
        }
    }
}
