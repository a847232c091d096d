package io.skylens.view.feed;

import io.skylens.contract.DroneId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The drones whose frames are wanted, and for how long after nobody wants them any more. Thread-safe: viewers write it,
 * the reading thread follows it.
 */
public final class Watchlist {

    private final long leaveAfterNanos;
    private final LongSupplier nanos;
    private final Map<DroneId, Watch> watches = new HashMap<>();
    private Runnable onChange = () -> {};

    /** @param leaveAfter a drone is read on for so long after it was left */
    public Watchlist(Duration leaveAfter, LongSupplier nanos) {
        this.leaveAfterNanos = leaveAfter.toNanos();
        this.nanos = nanos;
    }

    private record Watch(int partition, Duration reach, boolean left, long leftAt) {}

    /**
     * From now on the drone's frames are read.
     *
     * @param reach how far back its newest frame is looked for at the beginning
     */
    public synchronized void watch(DroneId drone, int partition, Duration reach) {
        var before = watches.put(drone, new Watch(partition, reach, false, 0));
        if (before == null || before.partition() != partition) {
            wake();
        }
    }

    public synchronized void leave(DroneId drone) {
        watches.computeIfPresent(
                drone, (id, watch) -> new Watch(watch.partition(), watch.reach(), true, nanos.getAsLong()));
    }

    public synchronized boolean wants(DroneId drone) {
        return watches.containsKey(drone);
    }

    /** The partitions to read, each with the longest reach of its drones. */
    synchronized Map<Integer, Duration> partitions() {
        long now = nanos.getAsLong();
        watches.values().removeIf(watch -> watch.left() && now - watch.leftAt() >= leaveAfterNanos);
        var partitions = new HashMap<Integer, Duration>();
        watches.values().forEach(watch -> partitions.merge(watch.partition(), watch.reach(), Watchlist::longer));
        return partitions;
    }

    /** Ends the wait of whoever follows this list. */
    synchronized void wake() {
        notifyAll();
        onChange.run();
    }

    /** @param onChange called, by whichever thread, when a drone joins that was not read before */
    synchronized void onChange(Runnable onChange) {
        this.onChange = onChange;
    }

    /** Returns when a drone is wanted, when woken, or after the time. */
    synchronized void awaitDrone(Duration atMost) throws InterruptedException {
        if (watches.isEmpty()) {
            wait(atMost.toMillis());
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
