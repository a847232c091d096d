package io.skylens.ingest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.skylens.contract.DroneStatus;
import io.skylens.contract.Topics;
import io.skylens.ingest.publish.FramePublisher;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running service need: its address, and what is in Kafka. */
abstract class RunningIngest {

    static {
        // A test that passes does not wait; on a machine with much else to do, ten seconds are not enough.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    protected final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    ObjectMapper json;

    @Inject
    FramePublisher publisher;

    private TopicLog<byte[]> frames;
    private TopicLog<DroneStatus> statuses;

    /** Before that, POSTs are answered by 503. */
    @BeforeEach
    void awaitKafka() {
        await().atMost(PATIENCE).until(publisher::isUp);
    }

    protected TopicLog<byte[]> frames() {
        if (frames == null) {
            frames = new TopicLog<>(kafka, Topics.FRAMES, new ByteArrayDeserializer());
        }
        return frames;
    }

    protected TopicLog<DroneStatus> statuses() {
        if (statuses == null) {
            statuses = new TopicLog<>(kafka, Topics.DRONES, this::readStatus);
        }
        return statuses;
    }

    protected URI webSocket(String path) {
        return URI.create("ws://" + base.getHost() + ":" + base.getPort() + path);
    }

    protected HttpResponse<String> post(String path, String contentType, byte[] body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected HttpResponse<String> postFrame(String drone, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return post("/api/v1/drones/" + drone + "/frames", "image/jpeg", body, headers);
    }

    protected Map<?, ?> parse(HttpResponse<String> response) throws IOException {
        return json.readValue(response.body(), Map.class);
    }

    protected List<byte[]> jpegs(String drone, int count) {
        return frames().await(drone, count).stream().map(each -> each.value()).toList();
    }

    @AfterEach
    void closeLogs() {
        if (frames != null) {
            frames.close();
        }
        if (statuses != null) {
            statuses.close();
        }
    }

    private DroneStatus readStatus(String topic, byte[] value) {
        try {
            return value == null ? null : json.readValue(value, DroneStatus.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
