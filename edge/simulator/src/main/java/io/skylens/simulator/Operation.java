package io.skylens.simulator;

import io.skylens.simulator.fleet.Exposure;
import io.skylens.simulator.fleet.Fleet;
import io.skylens.simulator.fleet.Format;
import io.skylens.simulator.fleet.Moment;
import io.skylens.simulator.fleet.Ticks;
import io.skylens.simulator.send.Uplink;
import io.skylens.simulator.truth.TruthFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Drones in the air: everything that runs while frames are sent. */
final class Operation implements AutoCloseable {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The frames in the making when all ends still write their truth. */
    private static final Duration LAST_FRAME = Duration.ofSeconds(2);

    private final Route route;
    private final Format format;
    private final TruthFile truth;
    private final ScheduledExecutorService crew =
            Executors.newScheduledThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final List<Uplink> uplinks = new ArrayList<>();

    /**
     * @param route which ends with this
     * @param truth null for none
     */
    Operation(Route route, Format format, Path truth) throws IOException {
        this.route = route;
        this.format = format;
        this.truth = truth == null ? null : new TruthFile(truth);
    }

    /** Returns when the thread is interrupted. */
    void fly(List<Fleet.Drone> drones) throws InterruptedException {
        BiConsumer<Moment, Exposure> account = truth == null ? (moment, exposure) -> {} : truth::write;
        long start = System.nanoTime();
        for (int i = 0; i < drones.size(); i++) {
            var drone = drones.get(i);
            var uplink = route.of(drone.id().value());
            uplinks.add(uplink);
            // Evenly spread over a frame period: all at once would come in bursts, and late.
            long phase = Math.round(i * NANOS / format.fps() / drones.size());
            new Pilot(drone, uplink, new Ticks(start + phase, format.fps()), account, crew).start();
        }
        new Watch(route.target(drones.get(0).id().value()), uplinks).report();
    }

    @Override
    public void close() throws IOException {
        crew.shutdownNow();
        uplinks.forEach(Uplink::close);
        route.close();
        awaitLastFrames();
        if (truth != null) {
            truth.close();
        }
    }

    private void awaitLastFrames() {
        try {
            crew.awaitTermination(LAST_FRAME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
