package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** What tests of sources need of the running service; removes the sources that a test has declared. */
abstract class RunningSources extends RunningIngest {

    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<String> declared = new HashSet<>();

    @TestHTTPResource(value = "/", management = true)
    URI management;

    /** A service whose sources may be on this machine, and that gives up on silent ones soon. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "skylens.ingest.allowed-targets", "file,loopback",
                    "skylens.ingest.listen", "true",
                    "skylens.ingest.source-timeout", "5s");
        }
    }

    protected HttpResponse<String> put(String id, String body) throws Exception {
        declared.add(id);
        return send(HttpRequest.newBuilder(base.resolve("/api/v1/sources/" + id))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Declares a source that must be taken. */
    protected void source(String id, String url) throws Exception {
        source(id, url, "");
    }

    /** @param more fields of the JSON object, each with a comma before it */
    protected void source(String id, String url, String more) throws Exception {
        var response = put(id, "{\"url\":\"" + url + "\"" + more + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    protected HttpResponse<String> delete(String id) throws Exception {
        declared.remove(id);
        return send(
                HttpRequest.newBuilder(base.resolve("/api/v1/sources/" + id)).DELETE());
    }

    protected HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    protected String management(String path) throws Exception {
        return send(HttpRequest.newBuilder(management.resolve(path))).body();
    }

    protected Map<?, ?> shown(String id) throws Exception {
        return parse(get("/api/v1/sources/" + id));
    }

    protected Map<?, ?> awaitSource(String id, Predicate<Map<?, ?>> wanted) {
        return await("source " + id).atMost(PATIENCE).until(() -> shown(id), wanted);
    }

    protected Map<?, ?> awaitState(String id, String state) {
        return awaitSource(id, source -> state.equals(source.get("state")));
    }

    /** Children of this process that are an ffmpeg. */
    protected static long children() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .count();
    }

    @AfterEach
    void removeSources() throws Exception {
        for (var id : Set.copyOf(declared)) {
            delete(id);
        }
        await("end of every child").atMost(PATIENCE).until(() -> children() == 0);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
