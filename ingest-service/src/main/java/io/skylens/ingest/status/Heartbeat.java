package io.skylens.ingest.status;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.intake.SessionRegistry;
import io.skylens.ingest.intake.Sweep;
import io.skylens.ingest.time.Timepiece;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends sessions that have gone quiet and does whatever else is to be done every second, writes all statuses, every two,
 * and forgets drones long gone.
 */
@Singleton
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final long SWEEP_SECONDS = 1;
    private static final long STATUS_SECONDS = 2;
    private static final long FORGET_SECONDS = 5;
    private static final long STOP_MILLIS = 1_000;
    private static final long STOP_POLL_MILLIS = 10;

    private final SessionRegistry sessions;
    private final List<Sweep> sweeps;
    private final StatusWriter statuses;
    private final IngestConfig config;
    private final Timepiece time;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "skylens-heartbeat"));

    Heartbeat(
            SessionRegistry sessions,
            @All List<Sweep> sweeps,
            StatusWriter statuses,
            IngestConfig config,
            Timepiece time) {
        this.sessions = sessions;
        this.sweeps = sweeps;
        this.statuses = statuses;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        every(SWEEP_SECONDS, sessions::sweep);
        sweeps.forEach(each -> every(SWEEP_SECONDS, each::sweep));
        every(STATUS_SECONDS, statuses::writeAll);
        every(FORGET_SECONDS, () -> statuses.forgetSilentSince(time.now().minus(config.forgetAfter())));
    }

    /** Ends all sessions and waits a moment for that to be written: viewers need not wait until statuses are too old. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        sessions.stop();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        while (!statuses.isSettled() && System.nanoTime() < end) {
            Thread.sleep(STOP_POLL_MILLIS);
            statuses.writeAll();
        }
    }

    private void every(long seconds, Runnable work) {
        thread.scheduleAtFixedRate(() -> runSafely(work), seconds, seconds, TimeUnit.SECONDS);
    }

    /** An executor forgets a task that has thrown once. */
    private static void runSafely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("heartbeat failed, it goes on", e);
        }
    }
}
