package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class ManagementTest extends RunningIngest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void shouldBeReadyOnceKafkaWasReached() throws Exception {
        frames();
        postFrame("ready", TestJpeg.small(1));
        assertThat(get("/q/health/ready")).contains("\"status\": \"UP\"").contains("Kafka was reached");
        assertThat(get("/q/health/live")).contains("\"status\": \"UP\"");
    }

    @Test
    void shouldMeterFramesByProtocolAndFate() throws Exception {
        postFrame("metered", TestJpeg.small(1));
        postFrame("metered", TestJpeg.png());
        frames().await("metered", 1);

        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(get("/q/metrics"))
                .contains("skylens_ingest_accepted_frames_total{drone=\"metered\",origin=\"http\"}")
                .contains("skylens_ingest_accepted_bytes_total{drone=\"metered\",origin=\"http\"}")
                .contains(
                        "skylens_ingest_frames_total{drone=\"metered\",fate=\"published\",origin=\"http\",reason=\"none\"}")
                .contains(
                        "skylens_ingest_frames_total{drone=\"metered\",fate=\"rejected\",origin=\"http\",reason=\"not-jpeg\"}")
                .contains("skylens_ingest_publish_seconds_bucket{origin=\"http\",le=\"0.01\"}")
                .contains("skylens_ingest_sessions{origin=\"http\"}"));
    }

    @Test
    void shouldDescribeItsEndpoints() throws Exception {
        assertThat(get("/q/openapi"))
                .contains("/api/v1/drones/{drone}/frames:")
                .contains("/api/v1/drones/{drone}/stream:")
                .contains("accepted: 1800")
                .contains("/upload:")
                .contains("/ws/{drone}:")
                .contains("/video:")
                .contains("Skylens-Captured-At");
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(management.resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
