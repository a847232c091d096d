package io.skylens.ingest.sources;

import io.skylens.contract.SourceState;
import io.skylens.contract.SourceState.Phase;
import io.skylens.ingest.time.Timepiece;
import java.time.Duration;
import java.util.function.Consumer;

/** How one source is doing; tells of every change, outside its lock. Thread-safe. */
final class SourceReport {

    private final Timepiece time;
    private final String pod;
    private final Consumer<SourceState> listener;
    private SourceState state;
    private boolean isFirstRun = true;
    private boolean hasFrame;
    private long lastNanos;

    /** @param last what another pod, or we before, said of it: restarts are counted on */
    SourceReport(Timepiece time, String pod, SourceState last, Consumer<SourceState> listener) {
        this.time = time;
        this.pod = pod;
        this.state = last;
        this.listener = listener;
    }

    void begin(Phase phase) {
        synchronized (this) {
            hasFrame = false;
            lastNanos = time.nanos();
            long restarts = state.restarts() + (isFirstRun ? 0 : 1);
            isFirstRun = false;
            state = new SourceState(phase, time.now(), restarts, state.lastError(), state.lastErrorAt(), pod);
        }
        listener.accept(state());
    }

    void frame() {
        boolean isFirst;
        synchronized (this) {
            lastNanos = time.nanos();
            isFirst = !hasFrame;
            hasFrame = true;
            if (isFirst) {
                state = new SourceState(
                        Phase.RUNNING, time.now(), state.restarts(), state.lastError(), state.lastErrorAt(), pod);
            }
        }
        if (isFirst) {
            listener.accept(state());
        }
    }

    void failed(String error) {
        synchronized (this) {
            var now = time.now();
            state = new SourceState(Phase.RETRYING, now, state.restarts(), error, now, pod);
        }
        listener.accept(state());
    }

    synchronized SourceState state() {
        return state;
    }

    /** Whether a frame has come in this run. */
    synchronized boolean hasFrame() {
        return hasFrame;
    }

    synchronized boolean isStalled(StallRule rule) {
        return rule.isStalled(hasFrame, Duration.ofNanos(time.nanos() - lastNanos));
    }
}
