package io.skylens.simulator.send;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Sends each frame as one POST. A session is what lies between two failures. */
final class HttpUplink implements Uplink {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final long SEQUENCES = 1L << 32;
    private static final int FIRST_ERROR = 400;

    private final URI uri;
    private final HttpClient client;
    private final ScheduledExecutorService timer;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private boolean isReady = true;
    private boolean isConnected;
    private boolean isClosed;
    private int session = 1;
    private String trouble = "not connected yet";

    HttpUplink(URI uri, HttpClient client, ScheduledExecutorService timer) {
        this.uri = uri;
        this.client = client;
        this.timer = timer;
    }

    @Override
    public synchronized boolean isReady() {
        return isReady && !isClosed;
    }

    @Override
    public synchronized boolean isConnected() {
        return isConnected;
    }

    @Override
    public synchronized String trouble() {
        return trouble;
    }

    @Override
    public synchronized int session() {
        return session;
    }

    @Override
    public synchronized void send(byte[] jpeg, long sequence, Instant capturedAt) {
        isReady = false;
        var request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "image/jpeg")
                .header("Skylens-Sequence", String.valueOf(sequence % SEQUENCES))
                .header("Skylens-Captured-At", capturedAt.toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((response, error) -> {
            if (error == null) {
                answered(response);
            } else {
                failed(String.valueOf(error.getMessage()));
            }
        });
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }

    /** A refusal of one frame is its own business. */
    private synchronized void answered(HttpResponse<String> response) {
        if (response.statusCode() > FIRST_ERROR) {
            failed("HTTP " + response.statusCode() + " " + response.body());
            return;
        }
        isConnected = true;
        isReady = true;
        backoff.reset();
    }

    private synchronized void failed(String why) {
        session += isConnected ? 1 : 0;
        isConnected = false;
        trouble = why;
        if (!isClosed) {
            timer.schedule(this::tryAgain, backoff.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void tryAgain() {
        isReady = true;
    }
}
