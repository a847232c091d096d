package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.TestBroker;
import io.skylens.contract.DevicePrefix;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class PostTest extends RunningIngest {

    @Test
    void shouldAcceptAFrameAndPublishItByteForByte() throws Exception {
        var jpeg = TestJpeg.of(320, 240, 1);

        var response = postFrame("post-one", jpeg);

        assertThat(response.statusCode()).isEqualTo(202);
        var accepted = parse(response);
        assertThat(accepted.get("drone")).isEqualTo("post-one");
        assertThat(accepted.get("sequence")).isEqualTo(0);
        var record = frames().await("post-one", 1).get(0);
        assertThat(record.value()).isEqualTo(jpeg);
        var header = TopicLog.header(record);
        assertThat(header.id().epoch()).isEqualTo(accepted.get("epoch"));
        assertThat(header.origin()).isEqualTo("http");
        assertThat(header.shape().width()).isEqualTo(320);
        assertThat(header.receivedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void shouldNumberTheFramesOfOneSessionWithoutGaps() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(parse(postFrame("post-many", TestJpeg.small(i))).get("sequence"))
                    .isEqualTo(i);
            frames().await("post-many", i + 1);
        }
        assertThat(frames().await("post-many", 5).stream()
                        .map(each -> TopicLog.header(each).id().epoch())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldPassOnWhatTheDeviceSaysOfItsFrame() throws Exception {
        postFrame(
                "post-said",
                TestJpeg.small(1),
                "Skylens-Sequence",
                "4294967295",
                "Skylens-Captured-At",
                "2026-11-20T18:00:00.123456+09:00");

        var device = TopicLog.header(frames().await("post-said", 1).get(0)).device();
        assertThat(device.sequence()).isEqualTo(4294967295L);
        assertThat(device.capturedAt()).isEqualTo(Instant.parse("2026-11-20T09:00:00.123456Z"));
    }

    @Test
    void shouldTakeAFormAndAnswerOk() throws Exception {
        var jpeg = TestJpeg.small(1);

        var response = upload("/upload?drone=form-one", "frame", jpeg);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("OK");
        assertThat(jpegs("form-one", 1)).containsExactly(jpeg);
    }

    @Test
    void shouldCutADevicePrefixInAForm() throws Exception {
        var jpeg = TestJpeg.small(1);
        var capturedAt = Instant.parse("2026-11-20T09:00:00Z");
        var prefix = new String(DevicePrefix.write(9, capturedAt), StandardCharsets.ISO_8859_1);
        var payload = (prefix + new String(jpeg, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);

        upload("/upload?drone=form-prefix", "frame", payload);

        var record = frames().await("form-prefix", 1).get(0);
        assertThat(record.value()).isEqualTo(jpeg);
        assertThat(TopicLog.header(record).device().sequence()).isEqualTo(9);
    }

    @Test
    void shouldNameASenderThatNamesNobodyAfterItsAddress() throws Exception {
        var jpeg = TestJpeg.small(77);
        upload("/upload", "frame", jpeg);
        assertThat(jpegs("http-127.0.0.1", 1)).contains(jpeg);
    }

    @Test
    void shouldTakeABodyOfUnknownLength() throws Exception {
        var jpeg = TestJpeg.of(640, 480, 3);
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/drones/post-chunked/frames"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(jpeg)))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
        assertThat(jpegs("post-chunked", 1)).containsExactly(jpeg);
    }

    @Test
    void shouldTakeABodyFromAClientThatAsksFirst() throws Exception {
        var jpeg = TestJpeg.small(1);
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/drones/post-expect/frames"))
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldSendPeopleToTheViewService() throws Exception {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        for (var path : Map.of("/", "http://localhost:8080/", "/video", "http://localhost:8080/video")
                .entrySet()) {
            var response = client.send(
                    HttpRequest.newBuilder(base.resolve(path.getKey())).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isEqualTo(307);
            assertThat(response.headers().firstValue("Location")).contains(path.getValue());
        }
    }

    private HttpResponse<String> upload(String path, String field, byte[] value) throws Exception {
        return post(path, TestForm.CONTENT_TYPE, TestForm.of(field, value));
    }
}
