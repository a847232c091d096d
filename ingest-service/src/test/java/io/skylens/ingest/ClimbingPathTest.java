package io.skylens.ingest;

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
                "/send/../../application.properties",
                "/send/..%2f..%2f..%2fapplication.properties",
                "/send/%2e%2e/%2e%2e/%2e%2e/application.properties",
                "/send/..\\..\\application.properties",
                "/send/%00",
                "//etc/passwd",
                "/META-INF/resources/send"
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
