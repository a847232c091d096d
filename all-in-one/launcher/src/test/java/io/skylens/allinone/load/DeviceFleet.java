package io.skylens.allinone.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Many WebSocket devices, each at its own rate, on few threads. They send one picture over and over. */
public final class DeviceFleet implements AutoCloseable {

    private static final int THREADS = 8;

    private final List<Device> devices = new ArrayList<>();
    private final byte[] message;

    private static final class Device {
        private final RawWebSocket socket;
        private final long interval;
        private long due;

        Device(RawWebSocket socket, int fps) {
            this.socket = socket;
            this.interval = Pace.interval(fps);
        }
    }

    public DeviceFleet(byte[] picture) {
        this.message = RawWebSocket.binary(picture);
    }

    /** @param path of the first part of their addresses, to which a number is added */
    public void connect(URI path, int count, int fps) throws IOException {
        for (int i = 0; i < count; i++) {
            devices.add(new Device(new RawWebSocket(URI.create(path + "-" + i)), fps));
        }
    }

    /**
     * Sends for so long.
     *
     * @return how many frames were sent
     */
    public long run(Duration duration) {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        var threads = new ArrayList<CompletableFuture<Long>>();
        for (int i = 0; i < THREADS; i++) {
            var mine = new PriorityQueue<Device>(Comparator.comparingLong(device -> device.due - start));
            for (int at = i; at < devices.size(); at += THREADS) {
                var device = devices.get(at);
                // Spread over their interval, as devices that were switched on one after the other are.
                device.due = start + device.interval * at / devices.size();
                mine.add(device);
            }
            threads.add(CompletableFuture.supplyAsync(() -> run(mine, end), work -> new Thread(work).start()));
        }
        return threads.stream().mapToLong(CompletableFuture::join).sum();
    }

    @Override
    public void close() throws IOException {
        for (var device : devices) {
            device.socket.close();
        }
    }

    private long run(PriorityQueue<Device> mine, long end) {
        long sent = 0;
        for (var next = mine.poll(); next != null && next.due - end < 0; next = mine.poll()) {
            Pace.until(next.due);
            try {
                next.socket.write(message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sent++;
            next.due += next.interval;
            mine.add(next);
        }
        return sent;
    }
}
