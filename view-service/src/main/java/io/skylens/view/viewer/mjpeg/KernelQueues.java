package io.skylens.view.viewer.mjpeg;

import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes of each connection the kernel holds that were not acknowledged. Linux tells in {@code /proc/net}; of other
 * systems nothing is known. What is told is up to a second old, so that many may ask. Thread-safe.
 *
 * <p>Whether a socket can be written to says less: Linux says so again when a third of the send buffer is free, which with a
 * viewer of 1 kB a second takes more than a minute.
 */
@ApplicationScoped
class KernelQueues {

    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    // Columns of a line, after: sl, local_address, rem_address, st, tx_queue:rx_queue
    private static final int REMOTE = 2;
    private static final int QUEUES = 4;
    private static final int HEX = 16;

    private Map<InetSocketAddress, Long> byRemote = Map.of();
    private long readAt;
    private boolean known;

    /** Of the connection to that address; empty when it is not known. */
    synchronized OptionalLong unacknowledged(SocketAddress remote) {
        long now = System.nanoTime();
        if (!known || now - readAt > GOOD_FOR) {
            byRemote = read(TABLES);
            readAt = now;
            known = true;
        }
        var bytes = byRemote.get(new InetSocketAddress(remote.hostAddress(), remote.port()));
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    static Map<InetSocketAddress, Long> read(List<Path> tables) {
        var queues = new HashMap<InetSocketAddress, Long>();
        for (var table : tables) {
            try (var lines = Files.lines(table)) {
                lines.skip(1).map(line -> line.strip().split("\\s+")).forEach(columns -> take(columns, queues));
            } catch (IOException e) {
                // Another system, or one without IPv6.
            }
        }
        return queues;
    }

    private static void take(String[] columns, Map<InetSocketAddress, Long> queues) {
        var queued = columns[QUEUES].substring(0, columns[QUEUES].indexOf(':'));
        // Both ends of a connection within this machine are there. The viewer's own sends nothing.
        queues.merge(address(columns[REMOTE]), Long.parseLong(queued, HEX), Math::max);
    }

    /** {@code 0100007F:1F90}, 127.0.0.1:8080: words of four bytes in the machine's own order, little-endian here. */
    private static InetSocketAddress address(String hex) {
        int colon = hex.indexOf(':');
        byte[] swapped = HexFormat.of().parseHex(hex.substring(0, colon));
        byte[] bytes = new byte[swapped.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = swapped[i ^ (Integer.BYTES - 1)];
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes), Integer.parseInt(hex, colon + 1, hex.length(), HEX));
        } catch (IOException e) {
            throw new IllegalArgumentException("an address must have 4 or 16 bytes, got " + hex, e);
        }
    }
}
