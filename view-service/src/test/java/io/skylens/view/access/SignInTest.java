package io.skylens.view.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.LogLines;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DroneId;
import io.skylens.view.Fleet;
import io.skylens.view.Jpegs;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in with a provider, over its own protocol, from a browser that keeps cookies and follows where it is sent. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@QuarkusTestResource(TestBroker.class)
class SignInTest {

    private static final DroneId OWN = new DroneId("closed-own");
    private static final DroneId SECRET = new DroneId("closed-secret");
    private static final String STREAM = "/api/v1/drones/closed-own/stream.mjpeg";

    @TestHTTPResource("/")
    URI root;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Fleet fleet = new Fleet();

    @BeforeEach
    void fly() {
        for (var drone : new DroneId[] {OWN, SECRET}) {
            fleet.connected(drone);
            fleet.stream(drone, 5, Jpegs.plain(64, 48));
        }
    }

    @AfterEach
    void land() {
        fleet.close();
    }

    @Test
    void shouldLetInWhoSignsInAsWhatTheProviderSaysTheyAre() throws Exception {
        assertThat(get("/drones/closed-own").body()).contains("/sign-in?to=/drones/closed-own");

        var back = signIn("jin", "/drones/closed-own");

        assertThat(back.headers().firstValue("Location").orElseThrow()).endsWith("/drones/closed-own");
        assertThat(cookieHeader(back)).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        assertThat(get("/api/v1/session").body())
                .contains("\"name\":\"jin\"", "\"role\":\"viewer\"", "\"closed-own\"", "\"signIn\":true");
        await().until(() -> get("/api/v1/drones").body().contains(OWN.value()));
        assertThat(get("/api/v1/drones").body()).doesNotContain(SECRET.value());
        assertThat(get("/api/v1/drones/closed-secret").statusCode()).isEqualTo(404);
        assertThat(stream().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLetAnOperatorChangeThings() throws Exception {
        signIn("sora", "/");

        var session = get("/api/v1/session").body();

        assertThat(session).contains("\"role\":\"operator\"").doesNotContain("drones");
        assertThat(get("/api/v1/sources").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotLetInWhoHasNoRoleHere() throws Exception {
        try (var lines = new LogLines("audit")) {
            var back = signIn("mallory", "/");

            assertThat(back.statusCode()).isEqualTo(403);
            assertThat(back.body()).contains("no right to look at drones");
            assertThat(get("/api/v1/drones").statusCode()).isEqualTo(401);
            assertThat(lines.all()).anyMatch(line -> line.startsWith("event=refused") && line.contains("gives none"));
        }
    }

    @Test
    void shouldEndWhatSomebodyWatchesWhoIsRevoked() throws Exception {
        signIn("leaver", "/");
        var watching = stream();
        assertThat(watching.body().read()).isNotNegative();

        fleet.revoke("leaver", Instant.now());

        await().until(() -> get("/api/v1/drones").statusCode() == 401);
        await().until(() -> ClosedServiceTest.isOver(watching.body()));
        assertThat(get("/").body()).as("the way back in").contains("/sign-in?to=/");
    }

    @Test
    void shouldForgetWhoSignsOutAndSayWhereTheProviderForgetsThem() throws Exception {
        signIn("jin", "/");

        var answer =
                send(HttpRequest.newBuilder(root.resolve("/api/v1/session")).DELETE());

        assertThat(answer.body()).contains("/sign-out?client_id=skylens&post_logout_redirect_uri=http%3A%2F%2F");
        assertThat(get("/api/v1/drones").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldGiveAWayInToNobodyWhoBringsAnAnswerThatWasNotAskedFor() throws Exception {
        var forged = get("/sign-in?code=stolen&state=made-up");
        assertThat(cookies.getCookieStore().getCookies())
                .noneMatch(cookie -> cookie.getName().equals(Knock.COOKIE));
        assertThat(forged.statusCode()).isIn(302, 401);

        var asked = wayTo("jin", "/");
        var stolen = asked.resolve("?" + asked.getRawQuery().replaceAll("state=[^&]*", "state=other"));
        assertThat(get(stolen.toString()).statusCode()).isIn(302, 401);
        assertThat(get("/api/v1/drones").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldUseAnAnswerOfTheProviderOnce() throws Exception {
        var answer = wayTo("jin", "/");
        follow(answer);
        cookies.getCookieStore().removeAll();

        assertThat(follow(answer).statusCode()).isIn(302, 401);
        assertThat(get("/api/v1/drones").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldAskTheProviderWithStateNonceAndProofKey() throws Exception {
        var asked = get("/sign-in").headers().firstValue("Location").orElseThrow();

        assertThat(asked).contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/drones/..%2f..%2f%2fevil.example",
                "javascript:alert(1)",
                "/sign-in"
            })
    void shouldSendNobodyElsewhereAfterwards(String elsewhere) throws Exception {
        var back = signIn("jin", elsewhere);

        assertThat(URI.create(back.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in/", "//sign-in", "/sign-in;x", "/%73ign-in", "/sign-in/../api/v1/drones"})
    void shouldServeStrangersNoOtherPath(String path) throws Exception {
        var answer = RawRequest.get(root, path);

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    private HttpResponse<String> signIn(String user, String page) throws Exception {
        return follow(wayTo(user, page));
    }

    /** Where the provider sends a browser after the user has said who they are. */
    private URI wayTo(String user, String page) throws Exception {
        var asked = get("/sign-in?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        var provider = URI.create(asked.headers().firstValue("Location").orElseThrow() + "&user=" + user);
        return URI.create(send(HttpRequest.newBuilder(provider))
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    /** Through what this service sends its own browsers to, until it says something. */
    private HttpResponse<String> follow(URI address) throws Exception {
        var answer = send(HttpRequest.newBuilder(address));
        var next = answer.headers().firstValue("Location").map(root::resolve);
        return answer.statusCode() == 302
                        && next.filter(uri -> uri.getPath().equals("/sign-in")).isPresent()
                ? follow(next.get())
                : answer;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(root.resolve(path)).header("Accept", "text/html, */*;q=0.8"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> stream() throws Exception {
        return browser.send(HttpRequest.newBuilder(root.resolve(STREAM)).build(), BodyHandlers.ofInputStream());
    }

    private static String cookieHeader(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(Knock.COOKIE))
                .findFirst()
                .orElseThrow();
    }
}
