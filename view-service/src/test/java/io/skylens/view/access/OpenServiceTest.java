package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service on loopback, which needs no token. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class OpenServiceTest {

    @TestHTTPResource("/api/v1/drones")
    URI drones;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Each asks again on the connection of the first request: only then it is HTTP/2. */
    @ParameterizedTest
    @EnumSource(Version.class)
    void shouldKnowItsOwnNameInEveryVersionOfHttp(Version version) throws Exception {
        for (int i = 0; i < 3; i++) {
            var answer =
                    client.send(HttpRequest.newBuilder(drones).version(version).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void shouldKnowItsOwnPageAndNoOther() throws Exception {
        assertThat(statusFrom("http://" + drones.getAuthority())).isEqualTo(200);
        assertThat(statusFrom("http://evil.example")).isEqualTo(403);
    }

    private int statusFrom(String origin) throws Exception {
        var request = HttpRequest.newBuilder(drones).header("Origin", origin).build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
