package io.skylens.ingest.sources;

import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceState;
import io.skylens.contract.SourceState.Phase;
import io.skylens.ingest.pull.PulledProtocol;
import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamOrder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps one source running: a run until it fails, a pause, the next run, for ever. It has one thread, on which the runs
 * are; {@link #look} and {@link #stop} are called from another.
 */
final class SourceSupervisor {

    private static final Logger LOG = Logger.getLogger(SourceSupervisor.class);

    /**
     * What is to be run.
     *
     * @param order with the defaults of this pod
     * @param stall how long without a frame is too long
     */
    record Plan(DroneId drone, SourceSpec spec, PulledProtocol protocol, StreamOrder order, StallRule stall) {}

    /** How long to wait before the next run. */
    @FunctionalInterface
    interface Retries {

        /** @param wasServed whether it waited for a sender, and one came */
        Duration after(StreamFailedException failure, boolean wasServed);
    }

    private final Plan plan;
    private final SourceRun.Gate gate;
    private final Retries retries;
    private final SourceReport report;
    private final Thread thread;

    private volatile boolean isStopped;
    private SourceRun current;
    private StreamFailedException ending;

    /** @param before whose end is awaited: two runs of one source would fight for a camera or a port */
    SourceSupervisor(Plan plan, SourceRun.Gate gate, Retries retries, SourceReport report, SourceSupervisor before) {
        this.plan = plan;
        this.gate = gate;
        this.retries = retries;
        this.report = report;
        this.thread = new Thread(() -> supervise(before), "source-" + plan.drone());
        thread.setDaemon(true);
    }

    SourceSpec spec() {
        return plan.spec();
    }

    SourceState state() {
        return report.state();
    }

    void start() {
        thread.start();
    }

    /** Ends the run if its frames have stopped coming. */
    void look() {
        synchronized (this) {
            if (current != null && report.isStalled(plan.stall())) {
                endRun(StreamFailedException.broken(plan.stall().sentence(report.hasFrame())));
            }
        }
    }

    /** Ends the run, and lets no other begin. Returns at once. */
    void stop() {
        isStopped = true;
        synchronized (this) {
            thread.interrupt();
        }
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    void awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void supervise(SourceSupervisor before) {
        try {
            if (before != null) {
                before.thread.join();
            }
            while (!isStopped) {
                var failure = runOnce();
                if (!isStopped) {
                    pause(failure);
                }
            }
        } catch (InterruptedException e) {
            // That is how it is stopped.
        }
    }

    private StreamFailedException runOnce() throws InterruptedException {
        var run = begin();
        try {
            plan.protocol().run(plan.order(), run);
            return StreamFailedException.broken("the stream has ended");
        } catch (StreamFailedException e) {
            return e;
        } catch (InterruptedException e) {
            return whyEnded();
        } catch (RuntimeException e) {
            // Not the exception itself, whose message may hold the URL.
            var error = plan.order().url().redact(e.toString());
            LOG.errorf(
                    "source failed by our own fault: drone=%s error=%s at=%s",
                    plan.drone(), error, e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            return StreamFailedException.broken(error);
        } finally {
            synchronized (this) {
                current = null;
                // Meant for the run, which is over.
                Thread.interrupted();
            }
            run.end();
        }
    }

    private synchronized SourceRun begin() {
        report.begin(plan.order().url().isListening() ? Phase.LISTENING : Phase.CONNECTING);
        ending = null;
        current = new SourceRun(plan.drone(), plan.order().url(), gate, report::frame, this::endRun);
        return current;
    }

    private synchronized void endRun(StreamFailedException why) {
        if (current != null && ending == null) {
            ending = why;
            thread.interrupt();
        }
    }

    private synchronized StreamFailedException whyEnded() throws InterruptedException {
        if (ending == null) {
            throw new InterruptedException();
        }
        return ending;
    }

    private void pause(StreamFailedException failure) throws InterruptedException {
        var delay =
                retries.after(failure, report.hasFrame() && plan.order().url().isListening());
        LOG.infof(
                "source failed, tried again in %.1f s: drone=%s source=%s error=%s",
                delay.toMillis() / 1000.0, plan.drone(), plan.order().url(), failure.getMessage());
        report.failed(failure.getMessage());
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    }
}
