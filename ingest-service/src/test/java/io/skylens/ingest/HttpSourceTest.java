package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cameras that are HTTP servers, as phones are; with a server of our own that says exactly what they say. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(RunningSources.Profile.class)
class HttpSourceTest extends RunningSources {

    /** As the app IP Webcam names it. */
    private static final String BOUNDARY = "Ba4oTvQMY8ew04N8dcnM";

    private static final int PICTURES = 8;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer camera;

    @BeforeEach
    void start() throws IOException {
        camera = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        camera.setExecutor(Executors.newCachedThreadPool());
        camera.createContext("/video", HttpSourceTest::stream);
        camera.createContext("/shot.jpg", this::shot);
        camera.createContext("/moved", exchange -> redirect(exchange, "/video"));
        camera.createContext("/inside", exchange -> redirect(exchange, "http://169.254.169.254/latest"));
        camera.createContext("/local", exchange -> redirect(exchange, "file:///etc/passwd"));
        camera.createContext("/digest", HttpSourceTest::digest);
        camera.createContext(
                "/page", exchange -> answer(exchange, 200, "text/html", "hello".getBytes(StandardCharsets.UTF_8)));
        camera.start();
    }

    @AfterEach
    void stop() {
        camera.stop(0);
        ((java.util.concurrent.ExecutorService) camera.getExecutor()).shutdownNow();
    }

    @Test
    void shouldPassMjpegOnBitByBit() throws Exception {
        source("http-video", url("/video"), ",\"fps\":60");

        // Which of them come is a question of the rate; on a busy machine some come together.
        assertThat(jpegs("http-video", 5)).allMatch(HttpSourceTest::isAsSent);
        assertThat(TopicLog.header(frames().await("http-video", 1).get(0)).origin())
                .isEqualTo("mjpeg");
        assertThat(awaitSource("http-video", source -> source.get("lastError") != null)
                        .get("lastError"))
                .isEqualTo("the camera has ended the stream");
    }

    @Test
    void shouldAskForASinglePictureAgainAndAgain() throws Exception {
        source("http-shot", url("/shot.jpg"), ",\"fps\":20");

        assertThat(jpegs("http-shot", 5).subList(0, 5))
                .containsExactly(
                        TestJpeg.small(1), TestJpeg.small(2), TestJpeg.small(3), TestJpeg.small(4), TestJpeg.small(5));
        assertThat(shown("http-shot").get("restarts")).isEqualTo(0);
    }

    @Test
    void shouldFollowToWhereItIsAllowed() throws Exception {
        source("http-moved", url("/moved"), ",\"fps\":60");
        assertThat(jpegs("http-moved", 1)).startsWith(pictures()[0]);

        assertThat(errorOf("http-inside", "/inside"))
                .startsWith("url must not lead to a link-local address, but 169.254.169.254 is");
        assertThat(errorOf("http-local", "/local")).isEqualTo("the camera must redirect to http or https, got file");
    }

    @Test
    void shouldLogInAsTheCameraWants() throws Exception {
        source("http-digest", url("/digest").replace("http://", "http://anna:s3cret@"), ",\"fps\":60");

        assertThat(jpegs("http-digest", 1)).startsWith(pictures()[0]);
        assertThat(errorOf("http-nobody", "/digest")).startsWith("the camera must answer 200, got 401");
    }

    @Test
    void shouldSayWhatItGotInsteadOfPictures() throws Exception {
        assertThat(errorOf("http-page", "/page"))
                .isEqualTo("the camera must answer multipart/x-mixed-replace or image/jpeg, got text/html");
    }

    private String errorOf(String id, String path) throws Exception {
        source(id, url(path));
        return awaitState(id, "retrying").get("lastError").toString();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + camera.getAddress().getPort() + path;
    }

    private static boolean isAsSent(byte[] jpeg) {
        return Arrays.stream(pictures()).anyMatch(picture -> Arrays.equals(picture, jpeg));
    }

    private static byte[][] pictures() {
        var pictures = new byte[PICTURES][];
        for (int i = 0; i < PICTURES; i++) {
            pictures[i] = TestJpeg.of(320, 240, i);
        }
        return pictures;
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of("multipart/x-mixed-replace;boundary=" + BOUNDARY));
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            for (var picture : pictures()) {
                body.write(("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                body.write(picture);
                body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                body.flush();
                pause();
            }
        }
    }

    /** A camera of 20 frames a second; slower than what is asked for, so that every frame is wanted. */
    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void shot(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "image/jpeg", TestJpeg.small(asked.incrementAndGet()));
    }

    private static void digest(HttpExchange exchange) throws IOException {
        var answer = exchange.getRequestHeaders().getFirst("Authorization");
        if (answer != null && answer.startsWith("Digest username=\"anna\"") && answer.contains("nonce=\"n1\"")) {
            stream(exchange);
            return;
        }
        exchange.getResponseHeaders()
                .put("WWW-Authenticate", List.of("Digest realm=\"cam\", nonce=\"n1\", qop=\"auth\""));
        answer(exchange, 401, "text/plain", new byte[0]);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().put("Location", List.of(location));
        answer(exchange, 302, "text/plain", new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of(type));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }
}
