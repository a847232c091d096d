package io.skylens.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.source.http.MultipartForm.InvalidFormException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {

    private static final String TYPE = "multipart/form-data; boundary=XYZ";

    @Test
    void shouldGiveTheBytesOfTheFieldWhateverTheyAre() throws Exception {
        var value = new byte[100_000];
        new Random(1).nextBytes(value);
        var body = join(
                bytes("--XYZ\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"),
                bytes("--XYZ\r\nContent-Disposition: form-data; name=\"frame\"; filename=\"a.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n"),
                value,
                bytes("\r\n--XYZ--\r\n"));

        assertThat(new MultipartForm(TYPE).field(body, "frame")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--XYZ\r\nContent-Disposition: form-data; name=\"frame\"\r\n\r\nvalue\r\n--XYZ--",
                "--XYZ\r\ncontent-disposition:form-data;name=frame\r\n\r\nvalue\r\n--XYZ--\r\n",
                "a preamble\r\n--XYZ\r\nContent-Type: x\r\nContent-Disposition: form-data; filename=\"name=x\"; name=\"frame\""
                        + "\r\n\r\nvalue\r\n--XYZ--\r\nan epilogue"
            })
    void shouldReadFormsAsDifferentClientsWriteThem(String body) throws Exception {
        assertThat(new MultipartForm(TYPE).field(bytes(body), "frame")).isEqualTo(bytes("value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=XYZ",
                "Multipart/Form-Data;charset=utf-8;Boundary=\"XYZ\"",
                "multipart/form-data; boundary=XYZ; charset=utf-8"
            })
    void shouldFindTheBoundaryInTheContentType(String type) throws Exception {
        var body = bytes("--XYZ\r\nContent-Disposition: form-data; name=\"frame\"\r\n\r\n\r\n--XYZ--");
        assertThat(new MultipartForm(type).field(body, "frame")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "multipart/form-data", "multipart/mixed; boundary=XYZ"})
    void shouldRefuseOtherContentTypes(String type) {
        assertThatThrownBy(() -> new MultipartForm(type))
                .isInstanceOf(InvalidFormException.class)
                .hasMessage("content-type must be multipart/form-data with a boundary, got '" + type + "'");
    }

    @Test
    void shouldNameTheFieldThatWasExpectedAndThoseThatCame() {
        var body = bytes("--XYZ\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\nx\r\n"
                + "--XYZ\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\ny\r\n--XYZ--");

        assertThatThrownBy(() -> new MultipartForm(TYPE).field(body, "frame"))
                .isInstanceOf(InvalidFormException.class)
                .hasMessage("multipart form must have a field 'frame', got 'image', 'note'");
    }

    @Test
    void shouldSayWhereAFormBreaksOff() {
        var body = bytes("--XYZ\r\nContent-Disposition: form-data; name=\"frame\"\r\n\r\nhalf");

        assertThatThrownBy(() -> new MultipartForm(TYPE).field(body, "frame"))
                .hasMessage(
                        "multipart form must end with its boundary, ended after " + body.length + " bytes in field 0");
    }

    @Test
    void shouldSurviveAnyBytes() {
        var random = new Random(7);
        var words =
                new String[] {"--XYZ", "\r\n", "--", "Content-Disposition: form-data; name=\"frame\"", "\r\n\r\n", "x"};
        for (int run = 0; run < 20_000; run++) {
            var body = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                body.append(words[random.nextInt(words.length)]);
            }
            try {
                var form = bytes(body.toString());
                assertThat(new MultipartForm(TYPE).field(form, "frame").length).isLessThanOrEqualTo(form.length);
            } catch (InvalidFormException e) {
                assertThat(e).hasMessageStartingWith("multipart form must");
            }
        }
    }

    @Test
    void shouldNotLookThroughAFormOfFieldsWithoutEnd() {
        var body = bytes("--XYZ\r\n\r\n\r\n".repeat(100_000) + "--XYZ--");

        assertThatThrownBy(() -> new MultipartForm(TYPE).field(body, "frame"))
                .hasMessageStartingWith("multipart form must have a field 'frame', got '', ")
                .hasMessageEndingWith("…");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
