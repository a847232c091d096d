package io.skylens.view.drones;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.view.feed.Watchlist;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets time pass for the {@link DroneRegistry}. */
@ApplicationScoped
class StateTicker {

    private static final Logger LOG = Logger.getLogger(StateTicker.class);
    private static final int PERIOD_MILLIS = 250;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "judge-states"));

    private final DroneRegistry registry;

    StateTicker(DroneRegistry registry) {
        this.registry = registry;
    }

    /** Makes the one registry. */
    static class Registry {

        @Produces
        @Singleton
        DroneRegistry registry(Clock clock, Watchlist watchlist) {
            return new DroneRegistry(clock, watchlist::wants);
        }
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void tick() {
        try {
            registry.tick();
        } catch (RuntimeException e) {
            // Whatever it was: were this the last tick, drones would look live for ever.
            LOG.error("States could not be judged", e);
        }
    }
}
