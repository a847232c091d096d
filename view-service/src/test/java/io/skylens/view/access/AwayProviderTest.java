package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The service starts without its provider, serves who has a token, and needs no second start when the provider comes. */
@QuarkusTest
@TestProfile(AwayProviderProfile.class)
@QuarkusTestResource(TestBroker.class)
class AwayProviderTest {

    @TestHTTPResource("/")
    URI root;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldServeTokensWithoutTheProviderAndSignPeopleInOnceItIsThere() throws Exception {
        var token = new TokenIssuer(KeyFile.open(ClosedProfile.KEYS).keys())
                .issue(new Grant("jin", Role.VIEWER, Optional.empty(), Instant.now(), Optional.empty()));
        assertThat(get("/api/v1/drones", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/drones", "Accept", "*/*").statusCode()).isEqualTo(401);
        var away = get("/sign-in", "Accept", "text/html");
        assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
        assertThat(away.body()).contains("does not answer", "응답하지 않습니다");

        Provider.start(AwayProviderProfile.PORT);

        await().untilAsserted(() -> assertThat(
                        get("/sign-in", "Accept", "text/html").headers().firstValue("Location"))
                .hasValueSatisfying(
                        address -> assertThat(address).startsWith("http://127.0.0.1:" + AwayProviderProfile.PORT)));
    }

    private HttpResponse<String> get(String path, String header, String value) throws Exception {
        var request =
                HttpRequest.newBuilder(root.resolve(path)).header(header, value).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
