package io.skylens.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.TestBroker;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(RunningSources.Profile.class)
class SourcesTest extends RunningSources {

    private static final String NOWHERE = "rtsp://anna:secret@127.0.0.1:1/live";

    @Test
    void shouldShowWhatIsDeclaredWithoutCredentials() throws Exception {
        source("api-one", NOWHERE, ",\"fps\":5.5,\"width\":640");

        var source = awaitState("api-one", "retrying");

        assertThat(source.get("url")).isEqualTo("rtsp://***@127.0.0.1:1/live");
        assertThat(source.get("fps")).isEqualTo(5.5);
        assertThat(source.get("width")).isEqualTo(640);
        assertThat(source.get("declaredIn")).isEqualTo("api");
        assertThat(source.get("lastError")).isEqualTo("Connection refused");
        assertThat(source.get("pod")).isNotNull();
        assertThat(get("/api/v1/sources").body()).contains("\"api-one\"").doesNotContain("secret");
    }

    @Test
    void shouldForgetASourceThatIsRemoved() throws Exception {
        source("api-gone", NOWHERE);

        assertThat(delete("api-gone").statusCode()).isEqualTo(204);

        var answer = get("/api/v1/sources/api-gone");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(parse(answer).get("detail")).isEqualTo("source 'api-gone' is not declared");
        assertThat(delete("api-gone").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "b@d | {\"url\":\"rtsp://host/\"} | drone id must be 1 to 64 characters of A-Z a-z 0-9 . _ - and start"
                        + " with a letter or digit, got 'b@d'",
                "bad | {\"url\":\"gopher://host/\"} | url must begin with one of rtsp, rtsps, rtmp, rtmps, srt, http,"
                        + " https, file, udp, rtp and a colon, got 'gopher:…'",
                "bad | {\"url\":\"rtsp://a:secret#1@host/\"} | url must be rtsp://[user:password@]host[:port][/path], with"
                        + " @ : / ? # in a password as %40 %3A %2F %3F %23, got 'rtsp:…'",
                "bad | {\"url\":\"rtsp://host/\",\"fps\":0} | fps must be 0.1 to 60.0, got 0.0",
                "bad | {\"url\":\"rtsp://host/\",\"width\":9999} | width must be 16 to 7680, got 9999",
                "bad | {\"url\":\"rtsp://host/\",\"height\":9} | fields must be url, fps and width, got 'height'",
                "bad | {\"url\":7} | url must be a text",
                "bad | {} | url must be 1 to 2048 characters, got nothing",
                "bad | [] | a source must be a JSON object {\"url\": …, \"fps\": …, \"width\": …}",
                "bad | {\"url\":\"rtsp://a:secret | a source must be a JSON object {\"url\": …, \"fps\": …, \"width\": …}",
                "bad | {\"url\":\"http://169.254.169.254/\"} | source 'bad': url must not lead to a link-local address, but"
                        + " 169.254.169.254 is 169.254.169.254: allow it by skylens.ingest.allowed-targets=link-local",
            })
    void shouldNameTheRuleAndTheValue(String id, String body, String detail) throws Exception {
        var answer = put(id, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret");
        assertThat(parse(answer).get("detail")).isEqualTo(detail);
    }

    @Test
    void shouldCountRestartsInItsMetrics() throws Exception {
        source("api-metered", NOWHERE);
        awaitSource("api-metered", source -> (int) source.get("restarts") >= 1);

        var metrics = management("/q/metrics");

        assertThat(metrics)
                .contains("skylens_ingest_source_restarts_total{drone=\"api-metered\"}")
                .contains("skylens_ingest_sources{phase=\"retrying\"}")
                .doesNotContain("secret");
        assertThat(management("/q/openapi")).contains("/api/v1/sources/{id}:");
    }

    @Test
    void shouldPlayAFileOverAndOverAtItsOwnPace() throws Exception {
        var film = Films.make();
        source("api-file", film.toUri().toString());

        var headers =
                frames().await("api-file", 30).stream().map(TopicLog::header).toList();

        assertThat(headers).allMatch(each -> each.origin().equals("file"));
        assertThat(headers.stream().map(each -> each.id().epoch()).distinct())
                .as("it goes on where the film of a second begins anew")
                .hasSize(1);
        assertThat(shown("api-file").get("state")).isEqualTo("running");
        assertThat(Map.copyOf(shown("api-file")).get("restarts")).isEqualTo(0);
    }
}
