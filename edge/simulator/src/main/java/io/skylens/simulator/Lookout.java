package io.skylens.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.contract.DroneId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What the view service says of one drone. Used by one thread. */
final class Lookout {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json = new ObjectMapper();
    private final URI drone;
    private final Optional<String> token;
    private final HttpClient client;
    private String trouble = "nothing was asked";

    /** @param view root of the service */
    Lookout(URI view, DroneId drone, Optional<String> token, HttpClient client) {
        this.drone = view.resolve("/api/v1/drones/" + drone);
        this.token = token;
        this.client = client;
    }

    /** Detections of one picture. */
    record Sighting(long sequence, int objects, String model) {}

    Optional<Sighting> look() throws InterruptedException {
        return ask(request("/detections").GET(), OK)
                .map(body -> new Sighting(
                        body.path("frame").path("sequence").asLong(),
                        body.path("objects").size(),
                        body.path("model").path("name").asText()));
    }

    /** Has the drone forgotten as soon as it may be; one that is not by then is forgotten in a day. */
    void forget(Duration limit) throws InterruptedException {
        long began = System.nanoTime();
        while (ask(request("").DELETE(), NO_CONTENT).isEmpty() && System.nanoTime() - began < limit.toNanos()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The last answer that was not what was asked for, in words. */
    String trouble() {
        return trouble;
    }

    private HttpRequest.Builder request(String below) {
        var request = HttpRequest.newBuilder(URI.create(drone + below)).timeout(TIMEOUT);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    private Optional<JsonNode> ask(HttpRequest.Builder request, int wanted) throws InterruptedException {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            var body = json.readTree(answer.body());
            if (answer.statusCode() == wanted || wanted == NO_CONTENT && answer.statusCode() == NOT_FOUND) {
                return Optional.of(body);
            }
            trouble = answer.statusCode() + " " + body.path("detail").asText();
        } catch (IOException e) {
            trouble = e.toString();
        }
        return Optional.empty();
    }
}
