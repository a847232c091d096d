package io.skylens.simulator.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Drones as MJPEG cameras: each waits at {@code /NAME.mjpeg} of this machine to be looked at. Every viewer has one slot, in
 * which the newest frame replaces an older one. Thread-safe.
 */
public final class MjpegServer implements AutoCloseable {

    private static final String BOUNDARY = "frame";

    private final Map<String, Camera> cameras = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "mjpeg-viewer");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    /** @param port 0 for a free one */
    public MjpegServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Where a drone can be looked at. */
    public URI address(String drone) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + drone + ".mjpeg");
    }

    /** A drone that is served from now on, and makes pictures while somebody looks. */
    public Uplink camera(String drone) {
        return cameras.computeIfAbsent("/" + drone + ".mjpeg", path -> new Camera());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var camera = cameras.get(exchange.getRequestURI().getPath());
            if (camera == null) {
                var list = String.join("\n", cameras.keySet()) + "\n";
                exchange.sendResponseHeaders(404, 0);
                exchange.getResponseBody().write(list.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
            exchange.sendResponseHeaders(200, 0);
            camera.show(exchange);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows the newest frame to all who look. Each frame has a number; a viewer waits for a higher one than its last. */
    private static final class Camera implements Uplink {

        private byte[] newest;
        private long number;
        private int viewers;
        private int session;
        private boolean isClosed;

        void show(HttpExchange exchange) throws IOException, InterruptedException {
            come();
            try {
                var out = exchange.getResponseBody();
                long seen = number();
                while (true) {
                    seen = awaitAfter(seen);
                    var jpeg = newest();
                    out.write(("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(jpeg);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            } finally {
                leave();
            }
        }

        @Override
        public synchronized boolean isReady() {
            return viewers > 0 && !isClosed;
        }

        @Override
        public synchronized boolean isConnected() {
            return viewers > 0;
        }

        @Override
        public String trouble() {
            return "nobody looks";
        }

        @Override
        public synchronized int session() {
            return session;
        }

        @Override
        public synchronized void send(byte[] jpeg, long sequence, Instant capturedAt) {
            newest = jpeg;
            number++;
            notifyAll();
        }

        @Override
        public synchronized void close() {
            isClosed = true;
        }

        private synchronized void come() {
            session += viewers == 0 ? 1 : 0;
            viewers++;
        }

        private synchronized void leave() {
            viewers--;
        }

        private synchronized long number() {
            return number;
        }

        private synchronized byte[] newest() {
            return newest;
        }

        private synchronized long awaitAfter(long seen) throws InterruptedException {
            while (number == seen) {
                wait();
            }
            return number;
        }
    }
}
