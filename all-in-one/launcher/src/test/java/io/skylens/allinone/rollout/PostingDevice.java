package io.skylens.allinone.rollout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A device that posts five pictures a second over a connection it keeps for as long as the server does. */
public final class PostingDevice implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;
    private static final int ACCEPTED = 202;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger farewells = new AtomicInteger();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final HttpRequest request;

    public PostingDevice(URI frames, byte[] jpeg) {
        request = HttpRequest.newBuilder(frames)
                .timeout(PATIENCE)
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
                .build();
        clock.scheduleWithFixedDelay(this::post, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often it was told to come by another connection next time. */
    public int farewells() {
        return farewells.get();
    }

    /** What it got instead of a plain yes. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void post() {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                refusals.add(answer.statusCode() + " " + answer.body());
            }
            if (answer.headers().allValues("connection").contains("close")) {
                farewells.incrementAndGet();
            }
        } catch (IOException e) {
            refusals.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
