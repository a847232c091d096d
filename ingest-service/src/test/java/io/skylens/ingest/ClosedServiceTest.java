package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.access.Grant;
import io.skylens.access.KeyFile;
import io.skylens.access.Role;
import io.skylens.access.TokenIssuer;
import io.skylens.allinone.broker.LogLines;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.contract.TokenRevocation;
import io.skylens.ingest.identity.ClosedProfile;
import io.skylens.ingest.source.tcp.TcpServer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A service that is open to nobody: what a token opens, and what nothing opens. */
@QuarkusTest
@TestProfile(ClosedProfile.class)
@QuarkusTestResource(TestBroker.class)
class ClosedServiceTest extends RunningIngest {

    private static final byte[] JPEG = TestJpeg.small(1);

    @Inject
    Router router;

    @Inject
    TcpServer server;

    @Test
    void shouldTakeNoPostWithoutAToken() throws Exception {
        var posts = router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .filter(route -> route.methods().contains(HttpMethod.POST))
                .map(Route::getPath)
                .toList();

        assertThat(posts).contains("/upload", "/api/v1/drones/:drone/frames", "/api/v1/drones/:drone/stream");
        for (var path : posts) {
            var answer = post(path.replaceAll(":\\w+", "closed"), "image/jpeg", JPEG);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(parse(answer).get("detail")).asString().contains("a token is needed");
        }
    }

    @Test
    void shouldTakeFramesOfTheDroneInTheToken() throws Exception {
        var bearer = "Bearer " + token("closed-http");

        assertThat(postFrame("closed-http", JPEG, "Authorization", bearer).statusCode())
                .isEqualTo(202);
        assertThat(post("/api/v1/drones/closed-http/frames?token=" + token("closed-http"), "image/jpeg", JPEG)
                        .statusCode())
                .isEqualTo(202);
        assertThat(jpegs("closed-http", 2)).containsExactly(JPEG, JPEG);

        var other = postFrame("closed-other", JPEG, "Authorization", bearer);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(parse(other).get("detail"))
                .isEqualTo("drone must be 'closed-http', whose token this is, got 'closed-other'");
    }

    @Test
    void shouldShowSourcesToOperatorsOnly() throws Exception {
        var operator = new Grant("sora", Role.OPERATOR, Optional.empty(), Instant.now(), Optional.empty());
        var viewer = new Grant("jin", Role.VIEWER, Optional.empty(), Instant.now(), Optional.empty());

        assertThat(getSources(null)).isEqualTo(401);
        assertThat(getSources(token("closed-http"))).isEqualTo(403);
        assertThat(getSources(issue(viewer))).isEqualTo(403);
        assertThat(getSources(issue(operator))).isEqualTo(200);
    }

    @Test
    void shouldWriteDownWhoWasRefusedAndWhoChangedSources() throws Exception {
        var operator = new Grant("sora", Role.OPERATOR, Optional.empty(), Instant.now(), Optional.empty());
        try (var audit = new LogLines("audit")) {
            postFrame("closed-audited", JPEG);
            getSources(token("closed-audited"));
            changeSource("PUT", "closed-gate", issue(operator));
            changeSource("DELETE", "closed-gate", issue(operator));

            assertThat(audit.all())
                    .contains(
                            "event=refused address=127.0.0.1 method=GET path=\"/api/v1/sources\""
                                    + " reason=\"sources are for operators: the token is of another scope\"",
                            "event=changed who=\"sora\" what=\"source/closed-gate\" how=declared",
                            "event=changed who=\"sora\" what=\"source/closed-gate\" how=removed");
        }
    }

    private void changeSource(String method, String id, String token) throws Exception {
        var body = BodyPublishers.ofString("{\"url\":\"rtsp://198.51.100.1/gate\"}");
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/sources/" + id))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode() / 100)
                .isEqualTo(2);
    }

    private int getSources(String token) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/sources"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void shouldOpenNoWebSocketWithoutAToken() throws Exception {
        assertHandshakeRefused("/ws", 401);
        assertHandshakeRefused("/ws/closed-socket", 401);
        assertHandshakeRefused("/ws/closed-other?token=" + token("closed-socket"), 403);
        try (var device = TestSocket.connect(webSocket("/ws?token=" + token("closed-socket")))) {
            device.send(JPEG);

            assertThat(jpegs("closed-socket", 1)).containsExactly(JPEG);
        }
    }

    @Test
    void shouldShowThePageForPhonesToWhoMaySend() throws Exception {
        for (var path : List.of("/send", "/send/", "/send/index.html")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(get("/send?token=" + token("closed-phone")).body()).contains("<video");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void shouldWantATokenInTheFirstLineOverTcp() throws Exception {
        try (var silent = new TestTcp(server.port());
                var bare = new TestTcp(server.port());
                var good = new TestTcp(server.port())) {
            silent.sendFrame(JPEG);
            bare.send("SKYLENS/1 drone=closed-tcp\n");
            good.send("SKYLENS/1 drone=closed-tcp token=" + token("closed-tcp") + "\n");
            good.sendFrame(JPEG);

            assertThat(silent.awaitEnd()).contains("a token is needed");
            assertThat(bare.awaitEnd()).contains("a token is needed");
            assertThat(jpegs("closed-tcp", 1)).containsExactly(JPEG);
        }
    }

    @Test
    void shouldEndTheSessionOfARevokedToken() throws Exception {
        var token = token("closed-revoked");
        try (var device = TestSocket.connect(webSocket("/ws?token=" + token))) {
            device.send(JPEG);
            assertThat(jpegs("closed-revoked", 1)).hasSize(1);

            revoke("closed-revoked");

            assertThat(device.awaitEnd().reason()).isEqualTo("the token has run out or been revoked");
        }
        assertHandshakeRefused("/ws?token=" + token, 401);
    }

    private void assertHandshakeRefused(String path, int status) {
        assertThatThrownBy(() -> TestSocket.connect(webSocket(path)))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    }

    private static String token(String drone) throws Exception {
        return issue(Grant.device(new DroneId(drone), Instant.now(), Optional.empty()));
    }

    private static String issue(Grant grant) throws Exception {
        return new TokenIssuer(KeyFile.open(ClosedProfile.KEYS).keys()).issue(grant);
    }

    private void revoke(String subject) throws Exception {
        var revocation = new TokenRevocation(subject, Instant.now());
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("skylens.control", revocation.key(), json.writeValueAsBytes(revocation)))
                    .get();
        }
    }
}
