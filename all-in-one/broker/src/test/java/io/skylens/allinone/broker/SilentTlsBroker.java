package io.skylens.allinone.broker;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands where a Kafka that speaks TLS would, and never answers: so each client keeps one connection, and shows by its
 * first byte whether it speaks TLS.
 */
public final class SilentTlsBroker implements QuarkusTestResourceLifecycleManager {

    /** The record type of RFC 8446, section 5.1, that a TLS connection begins with; no request of Kafka's does. */
    public static final int TLS_HANDSHAKE = 22;

    private static final List<Integer> FIRST_BYTES = new CopyOnWriteArrayList<>();

    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    /** Of every connection so far. */
    public static List<Integer> firstBytes() {
        return FIRST_BYTES;
    }

    @Override
    public Map<String, String> start() {
        try {
            FIRST_BYTES.clear();
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            begin(this::accept);
            return Map.of(
                    "kafka.bootstrap.servers", "127.0.0.1:" + server.getLocalPort(), "kafka.security.protocol", "SSL");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                begin(() -> listen(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void listen(Socket socket) {
        try {
            int first = socket.getInputStream().read();
            if (first >= 0) {
                FIRST_BYTES.add(first);
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Its client has given up.
        }
    }

    private static void begin(Runnable work) {
        var thread = new Thread(work, "silent-broker");
        thread.setDaemon(true);
        thread.start();
    }
}
