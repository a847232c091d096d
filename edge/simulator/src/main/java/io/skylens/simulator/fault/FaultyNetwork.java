package io.skylens.simulator.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines between drones and one server, whose faults come and go by the clock. */
public final class FaultyNetwork implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    private final List<FaultyLine> lines = new CopyOnWriteArrayList<>();
    private final URI url;
    private final Episodes episodes;

    /** @param ticks nanoseconds; faults are counted from now on */
    public FaultyNetwork(URI url, Episodes episodes, ScheduledExecutorService timer, LongSupplier ticks) {
        this.url = url;
        this.episodes = episodes;
        long start = ticks.getAsLong();
        timer.scheduleAtFixedRate(
                () -> look(Duration.ofNanos(ticks.getAsLong() - start)),
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** An address by which one drone reaches the server over a line of its own. */
    public URI line() {
        try {
            var line = new FaultyLine(new InetSocketAddress(url.getHost(), url.getPort()));
            lines.add(line);
            return line.through(url);
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free for a line", e);
        }
    }

    void look(Duration elapsed) {
        var fault = episodes.at(elapsed).filter(Fault::isOfNetwork).orElse(null);
        lines.forEach(line -> line.suffer(fault));
    }

    @Override
    public void close() throws IOException {
        for (var line : lines) {
            line.close();
        }
    }
}
