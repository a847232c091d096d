package io.skylens.simulator.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A network between one drone and the server, with the faults of networks: a port of this machine from which everything is
 * forwarded, for any protocol over TCP. Thread-safe.
 */
final class FaultyLine implements AutoCloseable {

    /** Little, so that few old frames lie in the line. */
    private static final int BUFFER_BYTES = 16 << 10;

    private static final int SLOW_BYTES_PER_SECOND = 40_000;
    private static final int CONNECT_MILLIS = 2000;

    private final ServerSocket listening = new ServerSocket();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final InetSocketAddress server;
    private volatile Fault fault;

    FaultyLine(InetSocketAddress server) throws IOException {
        this.server = server;
        listening.setReceiveBufferSize(BUFFER_BYTES);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start(this::accept);
    }

    /** The same address, by way of this line. */
    URI through(URI url) {
        return URI.create(url.getScheme() + "://127.0.0.1:" + listening.getLocalPort());
    }

    /** @param next that is there from now on; null for none */
    void suffer(Fault next) {
        if (next != fault) {
            fault = next;
            boolean isDeadly = next == Fault.BROWN_OUT || next == Fault.RECONNECT_STORM;
            connections.forEach(isDeadly ? Connection::reset : Connection::touch);
        } else if (next == Fault.RECONNECT_STORM) {
            connections.forEach(Connection::reset);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        connections.forEach(Connection::reset);
    }

    private void accept() {
        try {
            while (true) {
                var device = listening.accept();
                start(() -> connect(device));
            }
        } catch (IOException closed) {
            // the end of this line
        }
    }

    private void connect(Socket device) {
        var connection = new Connection(device, new Socket());
        connections.add(connection);
        try {
            if (fault == Fault.BROWN_OUT) {
                throw new IOException("there is no device");
            }
            connection.there.connect(server, CONNECT_MILLIS);
            start(() -> connection.forward(connection.there, device));
            connection.forward(device, connection.there);
        } catch (IOException e) {
            connection.reset();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "faulty-line");
        thread.setDaemon(true);
        thread.start();
    }

    /** What was connected when a line went half-open stays so. */
    private final class Connection {

        private final Socket device;
        private final Socket there;
        private volatile boolean isDead;

        Connection(Socket device, Socket there) {
            this.device = device;
            this.there = there;
        }

        void touch() {
            isDead |= fault == Fault.HALF_OPEN;
        }

        void reset() {
            connections.remove(this);
            for (var socket : List.of(device, there)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // it is closed
                }
            }
        }

        void forward(Socket from, Socket to) {
            try {
                var bytes = new byte[BUFFER_BYTES];
                for (int count = from.getInputStream().read(bytes);
                        count >= 0;
                        count = from.getInputStream().read(bytes)) {
                    if (!isDead) {
                        delay(count);
                        to.getOutputStream().write(bytes, 0, count);
                    }
                }
            } catch (IOException | InterruptedException ended) {
                // the other end is told below
            }
            if (!isDead) {
                reset();
            }
        }

        private void delay(int count) throws InterruptedException {
            if (fault == Fault.SLOW_NETWORK) {
                Thread.sleep(count * 1000L / SLOW_BYTES_PER_SECOND);
            }
        }
    }
}
