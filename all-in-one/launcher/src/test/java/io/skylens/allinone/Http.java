package io.skylens.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP for tests. */
public final class Http {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Http() {}

    static HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<byte[]> getBytes(URI uri) {
        return send(HttpRequest.newBuilder(uri), HttpResponse.BodyHandlers.ofByteArray());
    }

    static HttpResponse<String> postJpeg(URI uri, byte[] jpeg) {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg));
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The status, or 0 when there is no answer. */
    public static int statusOf(URI uri) {
        try {
            return get(uri).statusCode();
        } catch (AssertionError e) {
            return 0;
        }
    }

    static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.timeout(TIMEOUT).build(), handler);
        } catch (IOException e) {
            throw new AssertionError(request.build().uri() + " gave no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
