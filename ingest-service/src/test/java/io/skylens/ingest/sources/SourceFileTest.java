package io.skylens.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.contract.SourceSpec.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    @Test
    void shouldReadUrlsAndWhatElseIsSaid() throws Exception {
        var sources = SourceFile.parse("# two cameras\ngate: rtsp://10.0.0.5/1\n"
                + "yard:\n  url: http://10.0.0.6:8080/video\n  fps: 5\n  width: 640\n");

        assertThat(sources)
                .containsEntry(DroneId.of("gate"), new SourceSpec("rtsp://10.0.0.5/1", null, null, Place.FILE))
                .containsEntry(DroneId.of("yard"), new SourceSpec("http://10.0.0.6:8080/video", 5.0, 640, Place.FILE))
                .hasSize(2);
        assertThat(SourceFile.parse("# none\n")).isEmpty();
        assertThat(SourceFile.parse("{\"gate\":\"rtsp://10.0.0.5/1\"}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "g@te: rtsp://host/ | source 'g@te': drone id must be 1 to 64 characters of A-Z a-z 0-9 . _ - and start"
                        + " with a letter or digit, got 'g@te'",
                "gate: {url: rtsp://host/, fps: 99} | source 'gate': fps must be 0.1 to 60.0, got 99.0",
                "gate: {url: rtsp://host/, fps: x} | source 'gate': fps must be a number, got 'x'",
                "gate: {url: rtsp://host/, width: 1.5} | source 'gate': width must be a whole number, got 1.5",
                "gate: {uri: rtsp://host/} | source 'gate': fields must be url, fps and width, got 'uri'",
                "gate: [1] | source 'gate': it must be a URL, or have a url",
                "gate: {fps: 5} | source 'gate': url must be 1 to 2048 characters, got nothing",
                "gate | it must be lines of ID: URL",
                "gate: 'rtsp://anna:secret@host | it must be YAML, which line 1 is not",
            })
    void shouldNameTheSourceAndTheRuleAndNoPassword(String text, String message) {
        assertThatThrownBy(() -> SourceFile.parse(text)).hasMessage(message);
    }
}
