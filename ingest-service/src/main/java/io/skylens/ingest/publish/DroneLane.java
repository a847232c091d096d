package io.skylens.ingest.publish;

import java.util.function.LongSupplier;

/**
 * The way of one drone's frames to Kafka: at most {@value #MOST_UNACKNOWLEDGED} under way, and behind them one slot in
 * which the newest frame replaces an older one. So a drone holds at most three frames here, whatever Kafka does, and the
 * first frame to go after a pause is the newest.
 *
 * <p>Thread-safe; no method blocks. Frames leave in the order they were offered. Fates are told after the lane's lock was
 * given back.
 */
public final class DroneLane {

    static final int MOST_UNACKNOWLEDGED = 2;

    private final FrameSender sender;
    private final LongSupplier ticks;
    private final Limits limits;
    private final TokenBucket rate;

    private PendingFrame waiting;
    private DropReason waitingFor;
    private boolean isTurnDue;
    private int unacknowledged;
    private int holders = 1;

    DroneLane(FrameSender sender, LongSupplier ticks, Limits limits) {
        this.sender = sender;
        this.ticks = ticks;
        this.limits = limits;
        this.rate = new TokenBucket(limits.maxFps());
    }

    /** @param maxWaitNanos how old a frame may be when it leaves the slot */
    record Limits(double maxFps, long maxWaitNanos) {}

    /** Takes a frame: sends it, or lets it wait in place of the one that waits. */
    public void offer(PendingFrame frame) {
        PendingFrame replaced;
        DropReason reason;
        synchronized (this) {
            replaced = waiting;
            reason = waitingFor;
            waiting = frame;
            sendIfPossible();
        }
        if (replaced != null) {
            replaced.fate().dropped(reason);
        }
    }

    /** Sends the waiting frame if it may go now and is young enough. */
    void pump() {
        expire();
        synchronized (this) {
            sendIfPossible();
        }
    }

    /** The rate lets a frame pass again. */
    void turn() {
        synchronized (this) {
            isTurnDue = false;
        }
        pump();
    }

    /** A frame that was sent has met its fate. */
    void settled() {
        synchronized (this) {
            unacknowledged--;
        }
        pump();
    }

    /** A frame could not be sent, since Kafka is away: it waits again, unless a newer one waits. */
    void returned(PendingFrame frame) {
        boolean isOutdated;
        synchronized (this) {
            unacknowledged--;
            isOutdated = waiting != null;
            if (!isOutdated) {
                waiting = frame;
                waitingFor = DropReason.KAFKA_AWAY;
            }
        }
        if (isOutdated) {
            frame.fate().dropped(DropReason.KAFKA_AWAY);
        }
    }

    /** Drops the waiting frame if it has waited too long. */
    void expire() {
        PendingFrame expired = null;
        synchronized (this) {
            if (waiting != null && ticks.getAsLong() - waiting.acceptedNanos() > limits.maxWaitNanos()) {
                expired = takeWaiting();
            }
        }
        if (expired != null) {
            expired.fate().dropped(DropReason.TOO_OLD);
        }
    }

    /** Drops the waiting frame. */
    void clear(DropReason reason) {
        PendingFrame dropped;
        synchronized (this) {
            dropped = takeWaiting();
        }
        if (dropped != null) {
            dropped.fate().dropped(reason);
        }
    }

    synchronized void hold() {
        holders++;
    }

    synchronized void release() {
        holders--;
    }

    /** Whether no session holds the lane and no frame is in it. */
    synchronized boolean isDone() {
        return holders == 0 && waiting == null && unacknowledged == 0;
    }

    private void sendIfPossible() {
        if (waiting != null && mayGo()) {
            unacknowledged++;
            sender.send(takeWaiting(), this);
        }
    }

    private boolean mayGo() {
        if (!sender.isUp()) {
            waitingFor = DropReason.KAFKA_AWAY;
            return false;
        }
        if (unacknowledged >= MOST_UNACKNOWLEDGED) {
            waitingFor = DropReason.KAFKA_SLOW;
            return false;
        }
        long wait = rate.take(ticks.getAsLong());
        if (wait == 0) {
            return true;
        }
        waitingFor = DropReason.MAX_FPS;
        if (!isTurnDue) {
            isTurnDue = true;
            sender.turnLater(this, wait);
        }
        return false;
    }

    private PendingFrame takeWaiting() {
        var frame = waiting;
        waiting = null;
        return frame;
    }
}
