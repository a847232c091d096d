package io.skylens.view.viewer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import io.skylens.view.detections.DetectionsListener;
import io.skylens.view.detections.Detectors;
import io.skylens.view.drones.Drone;
import io.skylens.view.drones.DroneListener;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.feed.Frame;
import io.skylens.view.feed.FrameListener;
import io.skylens.view.feed.Watchlist;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Where frames, detections and viewers meet. Has a channel of each drone, sees to it that the frames of drones with viewers
 * are read, and lets frames go that have waited long enough. Thread-safe.
 */
@ApplicationScoped
public class Fanout implements FrameListener, DetectionsListener, DroneListener {

    private static final int SWEEP_MILLIS = 1_000;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "release-frames"));

    private final Map<DroneId, DroneChannel> channels = new ConcurrentHashMap<>();
    /** Held by whoever changes or asks which drones have viewers. Never asks the registry while it is held. */
    private final Object attaching = new Object();

    private final Watchlist watchlist;
    private final DroneRegistry registry;
    private final Detectors detectors;
    private final ChannelFactory factory;
    private final Clock clock;

    Fanout(Watchlist watchlist, DroneRegistry registry, Detectors detectors, ChannelFactory factory, Clock clock) {
        this.watchlist = watchlist;
        this.registry = registry;
        this.detectors = detectors;
        this.factory = factory;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        registry.addListener(this);
        timer.scheduleAtFixedRate(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** From now on the viewer is offered frames. Of a drone that is not known yet they begin when it is. */
    public void attach(Viewer viewer) {
        var drone = viewer.wish().drone();
        var known = registry.find(drone);
        var reach = registry.lateAfter(drone);
        synchronized (attaching) {
            var channel = channel(drone);
            known.ifPresent(found -> {
                channel.changed(found, clock.instant());
                watchlist.watch(drone, found.status().partition(), reach);
            });
            channel.attach(viewer, clock.instant());
        }
    }

    /** The viewer is offered nothing more, except by a call that is under way. */
    public void detach(Viewer viewer) {
        var drone = viewer.wish().drone();
        boolean known = registry.find(drone).isPresent();
        synchronized (attaching) {
            channel(drone).detach(viewer);
            if (!channel(drone).isWatched()) {
                watchlist.leave(drone);
                if (!known) {
                    // Anybody can wish for any name: those of no drone must not pile up.
                    channels.remove(drone);
                }
            }
        }
    }

    @Override
    public void arrived(Frame frame) {
        registry.frameSeen(frame);
        var channel = channel(frame.drone());
        var freshFor = registry.lateAfter(frame.drone());
        callWhenDue(channel, channel.frame(frame, detectors.isAnyAlive(), freshFor, System.nanoTime()));
    }

    @Override
    public void detected(Detections detections) {
        var channel = channel(detections.drone());
        callWhenDue(channel, channel.detections(detections, System.nanoTime()));
    }

    @Override
    public void changed(Drone drone) {
        var id = drone.status().drone();
        var reach = registry.lateAfter(id);
        synchronized (attaching) {
            var channel = channels.get(id);
            if (channel == null) {
                return;
            }
            channel.changed(drone, clock.instant());
            if (channel.isWatched()) {
                watchlist.watch(id, drone.status().partition(), reach);
            }
        }
    }

    @Override
    public void gone(DroneId drone) {
        synchronized (attaching) {
            channels.computeIfPresent(drone, (id, channel) -> channel.isWatched() ? channel : null);
        }
    }

    private DroneChannel channel(DroneId drone) {
        return channels.computeIfAbsent(drone, id -> factory.make());
    }

    private void callWhenDue(DroneChannel channel, OptionalLong due) {
        due.ifPresent(at -> timer.schedule(
                () -> callWhenDue(channel, channel.due(System.nanoTime())),
                at - System.nanoTime(),
                TimeUnit.NANOSECONDS));
    }

    private void sweep() {
        channels.values().forEach(channel -> channel.second(clock.instant()));
    }
}
