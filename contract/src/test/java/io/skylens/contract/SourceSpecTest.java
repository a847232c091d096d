package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceSpecTest {

    @Test
    void shouldSurviveJson() throws Exception {
        var spec = new SourceSpec("rtsp://anna:secret@host/", 12.5, 640, SourceSpec.Place.FILE);

        var json = Json.MAPPER.writeValueAsString(spec);

        assertThat(json)
                .isEqualTo("{\"url\":\"rtsp://anna:secret@host/\",\"fps\":12.5,\"width\":640,\"declaredIn\":\"file\"}");
        assertThat(Json.MAPPER.readValue(json, SourceSpec.class)).isEqualTo(spec);
        assertThat(spec.toString()).doesNotContain("secret");
    }

    @Test
    void shouldReadTheLeastThatIsNeeded() throws Exception {
        assertThat(Json.MAPPER.readValue("{\"url\":\"rtsp://host/\",\"later\":1}", SourceSpec.class))
                .isEqualTo(new SourceSpec("rtsp://host/", null, null, SourceSpec.Place.API));
    }

    @Test
    void shouldNameTheBoundsOfItsNumbers() {
        assertThatThrownBy(() -> new SourceSpec("rtsp://host/", 61.0, null, null))
                .hasMessage("fps must be 0.1 to 60.0, got 61.0");
        assertThatThrownBy(() -> new SourceSpec("rtsp://host/", Double.NaN, null, null))
                .hasMessage("fps must be 0.1 to 60.0, got NaN");
        assertThatThrownBy(() -> new SourceSpec("rtsp://host/", null, 15, null))
                .hasMessage("width must be 16 to 7680, got 15");
    }

    @Test
    void shouldTellItsStateInJson() throws Exception {
        var at = Instant.parse("2026-11-20T09:00:00Z");
        var state = new SourceState(SourceState.Phase.RETRYING, at, 3, "Connection refused", at, "pod-1");

        var json = Json.MAPPER.writeValueAsString(state);

        assertThat(json).startsWith("{\"phase\":\"retrying\",\"since\":\"2026-11-20T09:00:00Z\",\"restarts\":3");
        assertThat(Json.MAPPER.readValue(json, SourceState.class)).isEqualTo(state);
    }
}
