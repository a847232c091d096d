package io.skylens.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.skylens.ingest.source.http.MultipartForm.InvalidFormException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzed with {@code JAZZER_FUZZ=1}; else the seeds are ordinary tests. */
class MultipartFormFuzzTest {

    private static final String TYPE = "multipart/form-data; boundary=b";

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1h", maxExecutions = 10_000_000)
    void shouldFindTheFieldOrSayWhyNot(byte[] body) throws InvalidFormException {
        var form = new MultipartForm(TYPE);
        try {
            assertThat(form.field(body, "frame").length).isLessThan(body.length);
        } catch (InvalidFormException e) {
            assertThat(e.getMessage()).contains("must");
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "--b\r\nContent-Disposition: form-data; name=\"frame\"; filename=\"f\"\r\n\r\nvalue\r\n--b--\r\n",
                        "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--b\r\n"
                                + "Content-Disposition: form-data; name=frame\r\n\r\n\r\n--b--",
                        "--b\r\n\r\n--b--",
                        "")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
