package io.skylens.images;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests with a token, or with none where it is null. */
final class Http {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static Answer get(String url, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)), token);
    }

    static Answer postJpeg(String url, byte[] jpeg, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(jpeg));
        return send(request, token);
    }

    private static Answer send(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var response = CLIENT.send(request.timeout(LONGEST).build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }
}
