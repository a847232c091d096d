package io.skylens.simulator.fault;

import io.skylens.contract.CameraSettings;
import io.skylens.simulator.send.Uplink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A drone's way to the server with the faults of its camera: spoilt frames, a wrong clock, and bursts. Thread-safe. */
public final class FaultyUplink implements Uplink {

    private static final Duration HEAP_TIME = Duration.ofSeconds(1);
    private static final long POLL_MILLIS = 2;

    private final Uplink uplink;
    private final Episodes episodes;
    private final ScheduledExecutorService timer;
    private final LongSupplier ticks;
    private final long start;
    private final Spoiler spoiler = new Spoiler();
    private final Deque<Held> heap = new ArrayDeque<>();
    private boolean isReleasing;

    private record Held(byte[] jpeg, long sequence, Instant capturedAt, int session) {}

    /**
     * @param uplink which ends with this one
     * @param ticks nanoseconds; faults are counted from now on
     */
    public FaultyUplink(Uplink uplink, Episodes episodes, ScheduledExecutorService timer, LongSupplier ticks) {
        this.uplink = uplink;
        this.episodes = episodes;
        this.timer = timer;
        this.ticks = ticks;
        this.start = ticks.getAsLong();
    }

    @Override
    public synchronized boolean isReady() {
        return fault() == Fault.BURST ? uplink.isConnected() && !isReleasing : heap.isEmpty() && uplink.isReady();
    }

    @Override
    public boolean isConnected() {
        return uplink.isConnected();
    }

    @Override
    public String trouble() {
        return uplink.trouble();
    }

    @Override
    public int session() {
        return uplink.session();
    }

    @Override
    public CameraSettings asked() {
        return uplink.asked();
    }

    @Override
    public synchronized void send(byte[] jpeg, long sequence, Instant capturedAt) {
        var fault = fault();
        var picture = spoiler.picture(fault, jpeg);
        var time = Spoiler.time(fault, capturedAt);
        if (fault != Fault.BURST) {
            uplink.send(picture, sequence, time);
            return;
        }
        heap.add(new Held(picture, sequence, time, session()));
        if (heap.size() == 1) {
            timer.schedule(this::release, HEAP_TIME.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        uplink.close();
    }

    /** Frames of a connection that has ended meanwhile are lost. */
    private synchronized void release() {
        isReleasing = true;
        heap.removeIf(held -> held.session != session());
        if (!heap.isEmpty() && uplink.isReady()) {
            var held = heap.remove();
            uplink.send(held.jpeg, held.sequence, held.capturedAt);
        }
        isReleasing = !heap.isEmpty();
        if (isReleasing) {
            timer.schedule(this::release, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private Fault fault() {
        return episodes.at(Duration.ofNanos(ticks.getAsLong() - start)).orElse(null);
    }
}
