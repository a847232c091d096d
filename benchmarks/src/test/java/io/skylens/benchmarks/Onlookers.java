package io.skylens.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** MJPEG viewers who read at once and note how old each picture is when they have its last byte. */
final class Onlookers implements AutoCloseable {

    private static final String LENGTH = "Content-Length: ";
    private static final String RECEIVED_AT = "Skylens-Received-At: ";
    private static final int BUFFER = 1 << 17;

    private final Queue<Double> ageMillis = new ConcurrentLinkedQueue<>();
    private final List<HttpURLConnection> connections = new ArrayList<>();

    /** Each on a thread of its own, from now on. */
    void look(URI uri, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            var stream = new BufferedInputStream(connection.getInputStream(), BUFFER);
            connections.add(connection);
            new Thread(() -> look(stream), "onlooker-" + i).start();
        }
    }

    /** Of all pictures since the last call, ascending. */
    List<Double> takeAges() {
        var taken = new ArrayList<Double>();
        for (var next = ageMillis.poll(); next != null; next = ageMillis.poll()) {
            taken.add(next);
        }
        taken.sort(null);
        return taken;
    }

    @Override
    public void close() {
        connections.forEach(HttpURLConnection::disconnect);
    }

    private void look(InputStream stream) {
        try (stream) {
            while (true) {
                lookAtOne(stream);
            }
        } catch (IOException e) {
            // It is over.
        }
    }

    private void lookAtOne(InputStream stream) throws IOException {
        int length = 0;
        Instant receivedAt = null;
        for (var line = readLine(stream); !line.isEmpty() || length == 0; line = readLine(stream)) {
            if (line.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            } else if (line.startsWith(RECEIVED_AT)) {
                receivedAt = Instant.parse(line.substring(RECEIVED_AT.length()));
            }
        }
        stream.skipNBytes(length);
        if (receivedAt != null) {
            ageMillis.add(Duration.between(receivedAt, Instant.now()).toNanos() / 1e6);
        }
    }

    private static String readLine(InputStream stream) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = stream.read(); next != '\n'; next = stream.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
