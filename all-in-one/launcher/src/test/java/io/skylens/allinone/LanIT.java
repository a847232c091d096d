package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.allinone.broker.RealPart;
import io.skylens.allinone.lan.Lan;
import io.skylens.allinone.machine.CannotStartException;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code up --lan --tls}, asked from this machine's own address in its network, which is no loopback address. */
class LanIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("(https://\\S+)/\\?token=(\\S+)");
    private static final byte[] JPEG = Jpegs.plain(64, 48, Color.GREEN);
    private static final String PASSWORD = "camera-s3cret";

    private static RunningSkylens system;
    private static String host;
    private static HttpClient trusting;

    @BeforeAll
    static void start() throws Exception {
        host = hostInTheNetwork();
        system = RunningSkylens.up(
                "--lan", "--tls", "--tls-port=0", "--view-tls-port=0", "--no-simulator", "--detectors=0");
        trusting = HttpClient.newBuilder()
                .sslContext(trusting(system.config().resolve("lan.crt")))
                .build();
    }

    @AfterAll
    static void end() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void shouldLetDevicesOfTheNetworkSendAndDoNothingElse() throws Exception {
        assertThat(Http.postJpeg(lan("http", "ingest", "/api/v1/drones/lan-post/frames"), JPEG)
                        .statusCode())
                .isEqualTo(202);
        awaitPublished("lan-post");

        var source = HttpRequest.newBuilder(lan("http", "ingest", "/api/v1/sources/lan-spy"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"url\":\"rtsp://192.0.2.7/\"}"));
        assertThat(Http.send(source, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTurnAPhoneIntoACameraOverAnEncryptedConnection() throws Exception {
        assertThat(get(lan("https", "ingest-tls", "/send")).body()).contains("<video");
        try (var phone = DeviceSocket.connect(trusting, lan("wss", "ingest-tls", "/ws/lan-phone"))) {
            phone.send(JPEG);
            awaitPublished("lan-phone");
        }
    }

    @Test
    void shouldShowPicturesToWhoeverHasTheLink() throws Exception {
        assertThat(get(lan("http", "view", "/api/v1/drones")).statusCode()).isEqualTo(401);
        assertThat(get(lan("https", "view-tls", "/api/v1/drones")).statusCode()).isEqualTo(401);
        var link = LINK.matcher(system.output());
        assertThat(link.find()).as(system.output()).isTrue();

        var page = HttpRequest.newBuilder(URI.create(link.group())).header("Accept", "text/html");
        var answer = trusting.send(page.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("Secure");
        assertThat(get(lan("https", "view-tls", "/api/v1/drones?token=" + link.group(2)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldEndOnAllServicesWhatARevokedTokenHadOpened() throws Exception {
        var sender = system.command("token", "lan-lost");
        var viewer = system.command("token", "lan-leaver", "--role=viewer");
        var watching = new ArrayList<String>();
        try (var device = DeviceSocket.connect(trusting, lan("wss", "ingest-tls", "/ws?token=" + sender));
                var viewing = DeviceSocket.connect(trusting, lan("wss", "view-tls", "/ws?token=" + viewer))) {
            device.send(JPEG);
            awaitPublished("lan-lost");

            for (var subject : List.of("lan-lost", "lan-leaver")) {
                system.command("token", subject, "--revoke", "--service=" + system.view("/"));
            }

            await().atMost(PATIENCE).until(device.closed()::isDone);
            await().atMost(PATIENCE).until(viewing.closed()::isDone);
            watching.add(device.closed().join());
            watching.add(viewing.closed().join());
        }
        assertThat(watching).allMatch(reason -> reason.contains("the token has run out or been revoked"));
        assertThat(get(lan("https", "view-tls", "/api/v1/drones?token=" + viewer))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldWriteNoSecretIntoAnyLog() throws Exception {
        var key = Json.parse(Files.readString(system.config().resolve("keys.json")))
                .path("keys")
                .get(0);
        var device = sign("{\"sub\":\"lan-secret\"}", key);
        var operator = sign("{\"sub\":\"lan-sora\",\"scope\":\"operator\"}", key);
        var wrong = operator.substring(0, operator.length() - 8) + "AAAAAAAA";
        send("/api/v1/drones/lan-secret/frames?token=" + device);
        send("/api/v1/drones/lan-other/frames?token=" + device);
        send("/api/v1/drones/lan-secret/frames?token=" + wrong);
        get(lan("http", "view", "/api/v1/drones?token=" + wrong));
        get(lan("http", "view", "/api/v1/drones/none?token=" + operator));
        try (var tcp = new Socket(host.replaceAll("[\\[\\]]", ""), system.tcpPort())) {
            tcp.getOutputStream()
                    .write(("SKYLENS/1 drone=lan-other token=" + device + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(tcp.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("SKYLENS/1 error");
        }
        var source = HttpRequest.newBuilder(lan("http", "ingest", "/api/v1/sources/lan-camera"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + operator)
                .PUT(BodyPublishers.ofString("{\"url\":\"rtsp://ann:" + PASSWORD + "@127.0.0.2:9/one\"}"));
        Http.send(source, BodyHandlers.ofString());
        var reachable = HttpRequest.newBuilder(lan("http", "ingest", "/api/v1/sources/lan-camera-2"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + operator)
                .PUT(BodyPublishers.ofString("{\"url\":\"http://ann:" + PASSWORD + "@203.0.113.9:9/one\"}"));
        assertThat(Http.send(reachable, BodyHandlers.ofString()).statusCode()).isBetween(200, 299);
        await().atMost(PATIENCE).until(() -> logs().contains("event=refused"));

        var link = LINK.matcher(system.output());
        assertThat(link.find()).isTrue();
        for (var secret :
                List.of(device, operator, wrong, PASSWORD, key.path("k").asText())) {
            assertThat(logs()).doesNotContain(secret);
            assertThat(system.output()).doesNotContain(secret);
        }
        assertThat(logs()).doesNotContain(link.group(2));
        assertThat(system.output()).as("but in the link").containsOnlyOnce(link.group(2));
    }

    /** As any issuer with the key would: a JSON Web Token (RFC 7519), HMAC with SHA-256. */
    private static String sign(String claims, JsonNode key) throws GeneralSecurityException {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var header = "{\"alg\":\"HS256\",\"kid\":\"" + key.path("kid").asText() + "\"}";
        var text = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key.path("k").asText()), "HmacSHA256"));
        return text + "." + base64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void send(String path) {
        Http.postJpeg(lan("http", "ingest", path), JPEG);
    }

    /** All that all processes of the run have logged. */
    private static String logs() {
        var text = new StringBuilder();
        for (var run : system.runFolders()) {
            // Not the folder of the broker, whose topics hold cameras' passwords, and whose files have the same ending.
            try (var files = Files.walk(run.resolve("logs"))) {
                for (var file :
                        files.filter(name -> name.toString().endsWith(".log")).toList()) {
                    text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    private static void awaitPublished(String drone) {
        var address = system.view("/api/v1/drones/" + drone);
        await(drone)
                .atMost(PATIENCE)
                .until(() -> Http.statusOf(address) == 200
                        && Json.parse(Http.get(address).body())
                                        .path("published")
                                        .asLong()
                                > 0);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return trusting.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static URI lan(String scheme, String port, String path) {
        return URI.create(scheme + "://" + host + ":" + system.ports().getProperty(port) + path);
    }

    private static String hostInTheNetwork() {
        try {
            return Lan.ofThisMachine("").first().host();
        } catch (CannotStartException e) {
            RealPart.PRIVATE_ADDRESS.require(false, e.getMessage());
            return null;
        }
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var pem = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "skylens", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
