package io.skylens.ingest.source.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.source.stream.Boundary.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/x-mixed-replace;boundary=cam.1",
                "multipart/x-mixed-replace; boundary=cam.1",
                "Multipart/X-Mixed-Replace ; charset=x; BOUNDARY = cam.1 ; q=1",
                "multipart/x-mixed-replace; boundary=\"cam.1\"",
                "multipart/x-mixed-replace; boundary=--cam.1",
                "multipart/x-mixed-replace; boundary=\"--cam.1\"",
                "multipart/mixed;boundary=cam.1"
            })
    void shouldTakeTheNameFromTheContentType(String contentType) throws Exception {
        var boundary = Boundary.of(contentType);

        assertThat(match(boundary, "a preamble")).isEqualTo(Line.OTHER);
        assertThat(match(boundary, "--cam.1\r")).isEqualTo(Line.DELIMITER);
        assertThat(match(boundary, "----cam.1")).isEqualTo(Line.DELIMITER);
        assertThat(match(boundary, "--cam.1 \t\r")).isEqualTo(Line.DELIMITER);
        assertThat(match(boundary, "--cam.1--\r")).isEqualTo(Line.CLOSING);
        for (var other :
                new String[] {"", "\r", "--", "----", "cam.1", "-cam.1", "--cam.12", "--cam.1-", "--cam", "--x--cam.1"
                }) {
            assertThat(match(boundary, other)).as(other).isEqualTo(Line.OTHER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/x-mixed-replace",
                "multipart/x-mixed-replace; boundary=",
                "multipart/x-mixed-replace; boundary=--"
            })
    void shouldLearnTheNameWhereTheContentTypeHasNone(String contentType) throws Exception {
        var boundary = Boundary.of(contentType);

        assertThat(match(boundary, "HTTP/1.0 200 OK")).isEqualTo(Line.OTHER);
        assertThat(match(boundary, "--")).isEqualTo(Line.OTHER);
        assertThat(match(boundary, "--ffmpeg\r")).isEqualTo(Line.DELIMITER);
        assertThat(match(boundary, "--other\r")).isEqualTo(Line.OTHER);
        assertThat(match(boundary, "--ffmpeg--")).isEqualTo(Line.CLOSING);
    }

    @Test
    void shouldBelieveTheFirstLineOfTheStreamRatherThanTheContentType() throws Exception {
        var boundary = Boundary.of("multipart/x-mixed-replace;boundary=wrong");

        assertThat(match(boundary, "\r")).isEqualTo(Line.OTHER);
        assertThat(match(boundary, "--right\r")).isEqualTo(Line.DELIMITER);
        assertThat(match(boundary, "--wrong\r")).isEqualTo(Line.OTHER);
        assertThat(match(boundary, "--right--\r")).isEqualTo(Line.CLOSING);
    }

    @Test
    void shouldKnowAStreamThatClosesWithItsFirstLine() throws Exception {
        assertThat(match(Boundary.of("multipart/x-mixed-replace;boundary=a"), "--a--"))
                .isEqualTo(Line.CLOSING);
    }

    @Test
    void shouldNotLookAtLinesThatAreTooLong() throws Exception {
        var boundary = Boundary.of("multipart/x-mixed-replace;boundary=a");

        assertThat(match(boundary, "--a" + " ".repeat(Boundary.MAX_LINE - 3))).isEqualTo(Line.DELIMITER);
        assertThat(match(boundary, "--a" + " ".repeat(Boundary.MAX_LINE - 2))).isEqualTo(Line.OTHER);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "image/jpeg", "multipart", "x multipart/x-mixed-replace; boundary=a"})
    void shouldRefuseAContentTypeThatIsNoMultipart(String contentType) {
        assertThatThrownBy(() -> Boundary.of(contentType))
                .isInstanceOf(MultipartException.class)
                .hasMessageStartingWith("content-type must be multipart/x-mixed-replace, got ");
    }

    private static Line match(Boundary boundary, String line) {
        var window = new Window(1000);
        window.append(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
        return boundary.match(window, 0, line.length());
    }
}
