package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.ingest.source.tcp.TcpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Frames over TLS, by each way that a device has. */
@QuarkusTest
@TestProfile(TlsProfile.class)
@QuarkusTestResource(TestBroker.class)
class TlsTest extends RunningIngest {

    private static final byte[] JPEG = TestJpeg.small(7);

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    TcpServer server;

    @Test
    void shouldTakeFramesOverHttps() throws Exception {
        var post = HttpRequest.newBuilder(secure.resolve("/api/v1/drones/tls-http/frames"))
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(JPEG))
                .build();

        assertThat(trusting().send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        assertThat(jpegs("tls-http", 1)).containsExactly(JPEG);
        assertThatThrownBy(() -> http.send(post, BodyHandlers.ofString()))
                .as("by who does not know its certificate")
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void shouldTakeFramesOverASecureWebSocket() throws Exception {
        var address = URI.create("wss://" + secure.getAuthority() + "/ws/tls-socket");
        var socket = trusting()
                .newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {})
                .join();

        socket.sendBinary(ByteBuffer.wrap(JPEG), true).join();

        assertThat(jpegs("tls-socket", 1)).containsExactly(JPEG);
        socket.abort();
    }

    @Test
    void shouldTakeFramesOverRawTcpWithTlsAndNothingElseThere() throws Exception {
        var sockets = TlsProfile.client().getSocketFactory();
        try (var device = sockets.createSocket(InetAddress.getLoopbackAddress(), server.port());
                var bare = new TestTcp(server.port())) {
            device.getOutputStream().write("SKYLENS/1 drone=tls-tcp\n".getBytes(StandardCharsets.US_ASCII));
            device.getOutputStream().write(TestTcp.framed(JPEG));
            bare.send("SKYLENS/1 drone=tls-bare\n");

            assertThat(jpegs("tls-tcp", 1)).containsExactly(JPEG);
            assertThat(endOf(bare)).doesNotContain("SKYLENS/1");
        }
    }

    /** A connection that is reset has said nothing either. */
    private static String endOf(TestTcp bare) {
        try {
            return bare.awaitEnd();
        } catch (IOException e) {
            return "";
        }
    }

    private static HttpClient trusting() throws Exception {
        return HttpClient.newBuilder().sslContext(TlsProfile.client()).build();
    }
}
