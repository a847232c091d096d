package io.skylens.view.viewer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skylens.contract.DroneState;
import io.skylens.view.ViewConfig;
import io.skylens.view.drones.Drone;
import io.skylens.view.feed.Frame;
import io.skylens.view.join.Boxes;
import io.skylens.view.join.DroneJoin;
import io.skylens.view.join.JoinLimits;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.Notice;
import io.skylens.view.rendition.Renderer;
import io.skylens.view.rendition.Scene;
import io.skylens.view.rendition.Shot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Makes the channels of drones as configured; they count how their frames were joined. */
@Startup
@ApplicationScoped
class ChannelFactory implements Shots {

    private final JoinLimits limits;
    private final Duration maxFrameAge;
    private final Renderer renderer;
    private final HopMeters hops;
    private final Map<Boxes, Counter> joined = new EnumMap<>(Boxes.class);

    ChannelFactory(ViewConfig config, Renderer renderer, HopMeters hops, MeterRegistry meters) {
        var join = config.join();
        this.limits = new JoinLimits(join.maxWait(), join.heldFor(), join.kept(), join.keptFor());
        this.maxFrameAge = config.maxFrameAge();
        this.renderer = renderer;
        this.hops = hops;
        for (var boxes : Boxes.values()) {
            joined.put(
                    boxes,
                    meters.counter("skylens.view.joined", "boxes", boxes.name().toLowerCase(Locale.ROOT)));
        }
    }

    DroneChannel make() {
        return new DroneChannel(new DroneJoin(limits), this);
    }

    @Override
    public Shot early(Frame frame, Drone drone, Duration freshFor) {
        hops.read(frame);
        var scene = new Scene(frame.drone(), new JoinedFrame(frame, null, Boxes.BARE), frozen(frame, drone));
        return Shot.ofFrame(scene, maxFrameAge.compareTo(freshFor) > 0 ? maxFrameAge : freshFor, renderer);
    }

    @Override
    public Shot joined(Shot early, JoinedFrame frame) {
        joined.get(frame.boxes()).increment();
        hops.joined(early.sinceMade());
        return early.as(new Scene(early.scene().drone(), frame, early.scene().notice()));
    }

    @Override
    public Shot still(Drone drone, JoinedFrame last, Instant now) {
        var of = last != null
                ? last.frame().header().receivedAt()
                : drone.status().lastFrameAt();
        var notice = new Notice(drone.state(), of, now, drone.reason());
        return Shot.still(new Scene(drone.status().drone(), last, notice), renderer);
    }

    /** Null unless the drone sends the same picture again and again. */
    private static Notice frozen(Frame frame, Drone drone) {
        if (drone == null || drone.state() != DroneState.FROZEN) {
            return null;
        }
        var at = frame.header().receivedAt();
        return new Notice(DroneState.FROZEN, drone.status().unchangedSince(), at, drone.reason());
    }
}
