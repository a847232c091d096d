package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no honest client writes them, over a bare socket. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ClimbingPathTest {

    private static final int PATIENCE_MILLIS = 30_000;

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/assets/../../application.properties",
                "/assets/..%2f..%2f..%2fapplication.properties",
                "/assets/%2e%2e/%2e%2e/%2e%2e/application.properties",
                "/assets/..\\..\\application.properties",
                "/assets/%00",
                "//etc/passwd",
                "/META-INF/resources/assets",
                "/api/v1/drones/..%2f..%2fetc/snapshot.jpg"
            })
    void shouldServeNothingOutsideOfWhatIsServed(String path) throws Exception {
        var answer = answerTo("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("root:").doesNotContain("quarkus.http");
    }

    private String answerTo(String request) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
