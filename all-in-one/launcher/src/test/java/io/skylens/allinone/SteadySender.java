package io.skylens.allinone;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A device that sends pictures in turn, at a steady rate, over a WebSocket. */
final class SteadySender implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong sent = new AtomicLong();
    private final DeviceSocket device;

    private SteadySender(DeviceSocket device) {
        this.device = device;
    }

    static SteadySender start(RunningSkylens system, String drone, int fps, byte[]... pictures) {
        var sender = new SteadySender(DeviceSocket.connect(system, drone));
        sender.clock.scheduleAtFixedRate(
                () -> sender.device.send(pictures[(int) (sender.sent.getAndIncrement() % pictures.length)]),
                0,
                TimeUnit.SECONDS.toNanos(1) / fps,
                TimeUnit.NANOSECONDS);
        return sender;
    }

    /** Sends nothing more, and stays connected. */
    void fallSilent() {
        clock.shutdownNow();
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        device.close();
    }
}
