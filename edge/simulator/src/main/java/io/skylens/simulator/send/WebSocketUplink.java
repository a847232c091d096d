package io.skylens.simulator.send;

import io.skylens.contract.CameraSettings;
import io.skylens.contract.DevicePrefix;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Sends each frame as one binary WebSocket message, a {@link DevicePrefix} before it.
 *
 * <p>The connection is given up when the server has said nothing for {@link #SILENCE}, though it is pinged every
 * second: TCP alone notices a network that is gone only after minutes.
 */
final class WebSocketUplink implements Uplink {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(1);
    /** A connection that lasted this long was a good one: the next loss is retried quickly. */
    private static final Duration STABLE = Duration.ofSeconds(5);

    private final URI uri;
    private final HttpClient client;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;
    private Connection connection;
    private int session;
    private boolean closed;
    private String trouble = "not connected yet";

    /** Begins to connect at once. The client and the timer are the caller's, and shared by many. */
    WebSocketUplink(URI uri, HttpClient client, ScheduledExecutorService timer) {
        this.uri = uri;
        this.client = client;
        this.timer = timer;
        backoff = new Backoff(RandomGenerator.getDefault());
        connect();
    }

    @Override
    public synchronized boolean isReady() {
        return connection != null && connection.isIdle();
    }

    @Override
    public synchronized int session() {
        return session;
    }

    @Override
    public synchronized boolean isConnected() {
        return connection != null;
    }

    @Override
    public synchronized String trouble() {
        return trouble;
    }

    @Override
    public synchronized CameraSettings asked() {
        return connection == null ? CameraSettings.NONE : connection.orders.asked();
    }

    @Override
    public synchronized void send(byte[] jpeg, long sequence, Instant capturedAt) {
        if (connection != null) {
            connection.send(jpeg, sequence, capturedAt);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.socket.abort();
            connection = null;
        }
    }

    private void connect() {
        client.newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .buildAsync(uri, new Listening())
                .whenComplete((socket, error) -> {
                    if (error != null) {
                        retry(String.valueOf(error.getMessage()));
                    }
                });
    }

    private synchronized void opened(WebSocket socket) {
        if (closed) {
            socket.abort();
            return;
        }
        session++;
        connection = new Connection(socket);
        watchAgain(connection);
    }

    private synchronized void lost(WebSocket socket, String why) {
        if (connection == null || connection.socket != socket) {
            return;
        }
        if (connection.age().compareTo(STABLE) > 0) {
            backoff.reset();
        }
        connection = null;
        socket.abort();
        retry(why);
    }

    private synchronized void retry(String why) {
        trouble = why;
        if (!closed) {
            timer.schedule(this::connect, backoff.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void watchAgain(Connection watched) {
        timer.schedule(() -> watch(watched), PING_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void watch(Connection watched) {
        if (connection != watched || closed) {
            return;
        }
        if (watched.silence().compareTo(SILENCE) > 0) {
            lost(watched.socket, "the server has been silent for " + SILENCE.toSeconds() + " s");
        } else {
            watched.ping();
            watchAgain(watched);
        }
    }

    private synchronized void heard() {
        if (connection != null) {
            connection.heardAt = System.nanoTime();
        }
    }

    private synchronized void heard(WebSocket socket, CharSequence part, boolean last) {
        heard();
        if (connection != null && connection.socket == socket) {
            connection.orders.hear(part, last);
        }
    }

    /** One connection while it lasts. Guarded by the uplink's lock. */
    private final class Connection {
        private final WebSocket socket;
        private final Orders orders = new Orders();
        private final long openedAt = System.nanoTime();
        private long heardAt = openedAt;
        private boolean sending;
        private boolean pinging;

        Connection(WebSocket socket) {
            this.socket = socket;
        }

        boolean isIdle() {
            return !sending;
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - openedAt);
        }

        Duration silence() {
            return Duration.ofNanos(System.nanoTime() - heardAt);
        }

        void send(byte[] jpeg, long sequence, Instant capturedAt) {
            sending = true;
            var message = ByteBuffer.allocate(DevicePrefix.LENGTH + jpeg.length)
                    .put(DevicePrefix.write(sequence, capturedAt))
                    .put(jpeg)
                    .flip();
            socket.sendBinary(message, true).whenComplete((sent, error) -> finished(error));
        }

        private void finished(Throwable error) {
            synchronized (WebSocketUplink.this) {
                sending = false;
            }
            if (error != null) {
                lost(socket, String.valueOf(error.getMessage()));
            }
        }

        void ping() {
            if (!pinging) {
                pinging = true;
                socket.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, error) -> {
                    synchronized (WebSocketUplink.this) {
                        pinging = false;
                    }
                });
            }
        }
    }

    /** Whatever the server says is a sign of life, and its texts may be orders. */
    private final class Listening implements WebSocket.Listener {

        @Override
        public void onOpen(WebSocket socket) {
            opened(socket);
            socket.request(Long.MAX_VALUE);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            heard();
            return null;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard(socket, data, last);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            lost(socket, "closed by the server: " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lost(socket, String.valueOf(error.getMessage()));
        }
    }
}
