package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no honest client writes them, over a bare socket. */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ClimbingPathTest {

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
        var answer = RawRequest.get(base, path);

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("root:").doesNotContain("quarkus.http");
    }
}
