package io.skylens.view.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class DepartureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SERVICE_RESTART = 1012;

    @TestHTTPResource("/")
    URI root;

    @Inject
    Departure departure;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldAskViewersToComeBackAFewAtATime() {
        var viewers = IntStream.range(0, 4).mapToObj(i -> new Viewer()).toList();

        departure.closeSockets(2);
        await().atMost(PATIENCE).until(() -> gone(viewers) == 2);
        departure.closeSockets(1);

        await().atMost(PATIENCE).until(() -> gone(viewers) == 4);
        assertThat(viewers).extracting(viewer -> viewer.code.join()).containsOnly(SERVICE_RESTART);
    }

    @Test
    void shouldEndAnswersThatWouldNeverEnd() throws Exception {
        var events = client.send(
                HttpRequest.newBuilder(root.resolve("/api/v1/events")).build(), BodyHandlers.ofInputStream());

        departure.endAnswers(1);

        var end = CompletableFuture.supplyAsync(() -> {
            try (var body = events.body()) {
                return body.readAllBytes().length;
            } catch (IOException e) {
                return 0;
            }
        });
        await().atMost(PATIENCE).until(end::isDone);
    }

    private static long gone(List<Viewer> viewers) {
        return viewers.stream().filter(viewer -> viewer.code.isDone()).count();
    }

    private final class Viewer implements WebSocket.Listener {

        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        Viewer() {
            client.newWebSocketBuilder()
                    .buildAsync(URI.create(root.resolve("/ws").toString().replaceFirst("^http", "ws")), this)
                    .join();
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return null;
        }
    }
}
