package io.skylens.view.api;

import io.skylens.contract.DetectorStatus;
import io.skylens.contract.DroneId;
import io.skylens.view.access.Visitor;
import io.skylens.view.drones.Drone;
import io.skylens.view.drones.DroneListener;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.event.Event;
import io.skylens.view.event.EventListener;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One who listens to events, and hears of the drones it may see. */
final class EventSubscriber implements DroneListener, EventListener {

    private static final long SIGN_OF_LIFE = Duration.ofSeconds(5).toNanos();

    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final Sse sse;
    private final Visitor visitor;
    private List<String> toldOf;
    private long toldAt;

    EventSubscriber(MultiEmitter<? super OutboundSseEvent> emitter, Sse sse, Visitor visitor) {
        this.emitter = emitter;
        this.sse = sse;
        this.visitor = visitor;
    }

    @Override
    public void happened(Event event) {
        if (visitor.maySee(event.drone())) {
            emit("event", event);
        }
    }

    void begin(DroneRegistry registry, Instant now) {
        emit("begin", Map.of("now", now));
        registry.addListener(this);
        emit("ready", Map.of());
    }

    @Override
    public void changed(Drone drone) {
        if (visitor.maySee(drone.status().drone())) {
            emit("drone", drone);
        }
    }

    @Override
    public void gone(DroneId drone) {
        if (visitor.maySee(drone)) {
            emit("gone", Map.of("drone", drone));
        }
    }

    /** Told when others are alive than before, or for long nothing was told. Called by one thread at a time. */
    void detectors(List<DetectorStatus> alive) {
        var processes = alive.stream().map(DetectorStatus::detector).toList();
        long now = System.nanoTime();
        if (!processes.equals(toldOf) || now - toldAt > SIGN_OF_LIFE) {
            toldOf = processes;
            toldAt = now;
            emit("detectors", alive);
        }
    }

    private void emit(String name, Object data) {
        emitter.emit(sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
    }
}
