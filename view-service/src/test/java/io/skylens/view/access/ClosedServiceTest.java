package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.access.Grant;
import io.skylens.access.KeyFile;
import io.skylens.access.Role;
import io.skylens.access.TokenIssuer;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is open to nobody, attacked. */
@QuarkusTest
@TestProfile(ClosedProfile.class)
@QuarkusTestResource(TestBroker.class)
class ClosedServiceTest {

    private static final DroneId OWN = new DroneId("closed-own");
    private static final DroneId SECRET = new DroneId("closed-secret");

    @TestHTTPResource("/")
    URI root;

    @Inject
    Router router;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Fleet fleet = new Fleet();

    @BeforeEach
    void fly() throws Exception {
        for (var drone : List.of(OWN, SECRET)) {
            fleet.connected(drone);
            fleet.stream(drone, 5, Jpegs.plain(64, 48));
        }
        var admin = token("admin", Role.ADMIN, Optional.empty());
        await().until(() -> get("/api/v1/drones", admin).body().contains(SECRET.value()));
    }

    @AfterEach
    void land() {
        fleet.close();
    }

    @Test
    void shouldServeNothingWithoutAToken() throws Exception {
        var endpoints = Endpoints.of(router);

        assertThat(endpoints)
                .contains("GET /ws", "GET /video", "GET /api/v1/drones/{id}/snapshot.jpg", "GET /api/v1/events");
        for (var endpoint : endpoints) {
            assertThat(status(endpoint, OWN, null)).as(endpoint).isEqualTo(401);
        }
        assertThat(status("GET /", OWN, null)).isEqualTo(401);
        assertThat(status("GET /assets/main.js", OWN, null)).isEqualTo(401);
    }

    @Test
    void shouldNotKnowADroneThatTheViewerMayNotSee() throws Exception {
        var viewer = token("jin", Role.VIEWER, Optional.of(Set.of(OWN)));
        var unknown = new DroneId("closed-unknown");
        for (var endpoint : Endpoints.of(router)) {
            if (endpoint.contains("{id}") && endpoint.startsWith("GET /api/v1/drones/")) {
                assertThat(status(endpoint, OWN, viewer)).as(endpoint).isNotIn(401, 403);
                assertThat(status(endpoint, SECRET, viewer))
                        .as(endpoint)
                        .isEqualTo(404)
                        .isEqualTo(status(endpoint, unknown, viewer));
            }
        }
        assertThat(get("/api/v1/drones", viewer).body()).contains(OWN.value()).doesNotContain(SECRET.value());
        assertThat(status("GET /video", OWN, viewer))
                .as("the only drone there is")
                .isEqualTo(200);
    }

    @Test
    void shouldTellAViewerNothingOfOthersOnASocket() throws Exception {
        var viewer = token("jin", Role.VIEWER, Optional.of(Set.of(OWN)));
        var listener = new Listener();
        var socket = socket(viewer, null, listener);

        subscribe(socket, SECRET);
        subscribe(socket, OWN);

        await().until(() -> listener.heard.stream().anyMatch(text -> text.contains("\"drone\":\"" + OWN.value())));
        assertThat(listener.heard).noneMatch(text -> text.contains("\"drone\":\"" + SECRET.value()));
        socket.abort();
    }

    @Test
    void shouldRefuseAPageOfAnotherSite() throws Exception {
        var viewer = token("jin", Role.VIEWER, Optional.empty());

        var refusal = catchThrowableOfType(
                CompletionException.class, () -> socket(viewer, "https://evil.example", new Listener()));

        assertThat(refusal.getCause()).isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> assertThat(
                        e.getResponse().statusCode())
                .isEqualTo(403));
    }

    @Test
    void shouldTurnALinkIntoACookieThatScriptsDoNotSee() throws Exception {
        var viewer = token("jin", Role.VIEWER, Optional.empty());
        var page = HttpRequest.newBuilder(root.resolve("/drones/" + OWN.value() + "?token=" + viewer))
                .header("Accept", "text/html")
                .build();

        var answer = client.send(page, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/drones/" + OWN.value());
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        var again = HttpRequest.newBuilder(root)
                .header("Accept", "text/html")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .build();
        assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** Browsers take a path that begins with two slashes for another site. */
    @Test
    void shouldSendNobodyElsewhereWithALink() throws Exception {
        var viewer = token("jin", Role.VIEWER, Optional.empty());

        var answer = RawRequest.get(root, "//evil.example/?token=" + viewer, "Accept: text/html");

        assertThat(answer).startsWith("HTTP/1.1 303").containsIgnoringCase("\nlocation: /evil.example/\r");
    }

    /** Behind a proxy that speaks TLS for it the service itself does not. */
    @Test
    void shouldKeepTheTokenToEncryptedConnectionsWhereAProxySaysThatTheyAre() throws Exception {
        var viewer = token("jin", Role.VIEWER, Optional.empty());

        var answer = RawRequest.get(root, "/?token=" + viewer, "Accept: text/html\r\nX-Forwarded-Proto: https");

        assertThat(answer).containsPattern("(?i)set-cookie: skylens-token=[^\r]*; Secure");
    }

    @Test
    void shouldTellAPersonWhatToDo() throws Exception {
        var page = HttpRequest.newBuilder(root).header("Accept", "text/html").build();

        var answer = client.send(page, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("Open it with the link you were given")
                .contains("링크");
    }

    @Test
    void shouldEndWhatARevokedTokenIsWatching() throws Exception {
        var viewer = token("leaver", Role.VIEWER, Optional.empty());
        var listener = new Listener();
        socket(viewer, null, listener);
        var stream = client.send(
                request("/api/v1/drones/" + OWN.value() + "/stream.mjpeg", viewer), BodyHandlers.ofInputStream());
        assertThat(stream.body().read()).isNotNegative();

        fleet.revoke("leaver", Instant.now());

        await().until(() -> get("/api/v1/drones", viewer).statusCode() == 401);
        await().until(() -> isOver(stream.body()));
        await().until(listener.closed::isDone);
        assertThat(listener.closed.join()).isEqualTo(1008);
    }

    /** What begins as a handshake is looked after as a socket; a stream that only says so is none. */
    @Test
    void shouldEndAStreamThatCallsItselfAHandshake() throws Exception {
        var viewer = token("pretender", Role.VIEWER, Optional.empty());
        var headers = "Authorization: Bearer " + viewer + "\r\nUpgrade: none-such";
        var path = "/api/v1/drones/" + OWN.value() + "/stream.mjpeg";

        try (var socket = RawRequest.open(root, path, headers)) {
            assertThat(socket.getInputStream().read()).isNotNegative();

            fleet.revoke("pretender", Instant.now());

            await().until(() -> isOver(socket.getInputStream()));
        }
    }

    static boolean isOver(InputStream stream) {
        try {
            return stream.read(new byte[1 << 16]) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private int status(String endpoint, DroneId drone, String token) throws Exception {
        int space = endpoint.indexOf(' ');
        var path = endpoint.substring(space + 1)
                .replaceAll("\\{\\w+}", drone.value())
                .replace("*", "x");
        var request = HttpRequest.newBuilder(root.resolve(path))
                .method(endpoint.substring(0, space), BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return client.send(request(path, token), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private WebSocket socket(String token, String origin, Listener listener) {
        var builder = client.newWebSocketBuilder().header("Authorization", "Bearer " + token);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create("ws://" + root.getAuthority() + "/ws"), listener)
                .join();
    }

    private static void subscribe(WebSocket socket, DroneId drone) {
        socket.sendText("{\"subscribe\":[{\"drone\":\"" + drone.value() + "\"}]}", true)
                .join();
    }

    private static String token(String subject, Role role, Optional<Set<DroneId>> drones) throws Exception {
        var keys = KeyFile.open(ClosedProfile.KEYS).keys();
        return new TokenIssuer(keys).issue(new Grant(subject, role, drones, Instant.now(), Optional.empty()));
    }

    /** Keeps all that is said, binary as if it were text. */
    private static final class Listener implements WebSocket.Listener {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            heard.add(StandardCharsets.ISO_8859_1.decode(data).toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}
