package io.skylens.allinone.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks all the time how some drones are, and remembers for how long each was OFFLINE, or not known at all. */
public final class TileWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> offlineSince = new ConcurrentHashMap<>();
    private final Map<String, Duration> longestOffline = new ConcurrentHashMap<>();
    private final URI uri;
    private final List<String> drones;

    /** @param uri of the list of drones */
    public TileWatch(URI uri, List<String> drones) {
        this.uri = uri;
        this.drones = drones;
        clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Of those that were OFFLINE at all. */
    public Map<String, Duration> longestOffline() {
        return Map.copyOf(longestOffline);
    }

    /** Begins anew. */
    public void forget() {
        longestOffline.clear();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            see(MAPPER.readTree(answer.body()), System.nanoTime());
        } catch (IOException e) {
            // Nothing seen is nothing known; the next look tells.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void see(JsonNode list, long now) {
        var states = new ConcurrentHashMap<String, String>();
        list.forEach(drone ->
                states.put(drone.path("drone").asText(), drone.path("state").asText()));
        for (var drone : drones) {
            if (states.getOrDefault(drone, "OFFLINE").equals("OFFLINE")) {
                long since = offlineSince.computeIfAbsent(drone, first -> now);
                longestOffline.merge(drone, Duration.ofNanos(now - since), TileWatch::longer);
            } else {
                offlineSince.remove(drone);
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
