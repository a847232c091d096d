package io.skylens.view.viewer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skylens.view.ViewConfig;
import io.skylens.view.join.Boxes;
import io.skylens.view.join.DroneJoin;
import io.skylens.view.join.JoinLimits;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.rendition.LiveFrame;
import io.skylens.view.rendition.Renderer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Makes the channels of drones as configured; they count how their frames were joined. */
@Startup
@ApplicationScoped
class ChannelFactory {

    private final JoinLimits limits;
    private final Duration maxFrameAge;
    private final Renderer renderer;
    private final Map<Boxes, Counter> joined = new EnumMap<>(Boxes.class);

    ChannelFactory(ViewConfig config, Renderer renderer, MeterRegistry meters) {
        var join = config.join();
        this.limits = new JoinLimits(join.maxWait(), join.heldFor(), join.kept(), join.keptFor());
        this.maxFrameAge = config.maxFrameAge();
        this.renderer = renderer;
        for (var boxes : Boxes.values()) {
            joined.put(
                    boxes,
                    meters.counter("skylens.view.joined", "boxes", boxes.name().toLowerCase(Locale.ROOT)));
        }
    }

    DroneChannel make() {
        return new DroneChannel(new DroneJoin(limits), this::toLive);
    }

    private LiveFrame toLive(JoinedFrame frame, Duration usuallyFreshFor) {
        joined.get(frame.boxes()).increment();
        var freshFor = maxFrameAge.compareTo(usuallyFreshFor) > 0 ? maxFrameAge : usuallyFreshFor;
        return new LiveFrame(frame, freshFor, renderer);
    }
}
