package io.skylens.ingest.pull.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.pull.FrameReceiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureStreamTest {

    private static final String HEAD = "--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: ";

    @Test
    void shouldHandOnEachPictureByItsLength() throws Exception {
        var stream = HEAD + "6\r\n\r\na\r\n-b!\r\n" + HEAD + "0\r\n\r\n\r\n" + HEAD + "2\r\n\r\ncd\r\n--ffmpeg\r\n";

        assertThat(read(stream)).containsExactly("a\r\n-b!", "", "cd");
    }

    @Test
    void shouldPassOverWhatIsTooLarge() throws Exception {
        assertThat(read(HEAD + "11\r\n\r\n01234567890\r\n" + HEAD + "1\r\n\r\nx\r\n"))
                .containsExactly("too large: 11", "x");
    }

    @Test
    void shouldKeepAPictureToItselfThatWasCutOff() throws Exception {
        assertThat(read(HEAD + "5\r\n\r\nabc")).isEmpty();
    }

    @Test
    void shouldRefuseWhatNoMuxerWrites() {
        assertThatThrownBy(() -> read(HEAD + "many\r\n\r\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("x".repeat(1000))).isInstanceOf(IOException.class);
    }

    private static List<String> read(String stream) throws IOException {
        var found = new ArrayList<String>();
        var bytes = new ByteArrayInputStream(stream.getBytes(StandardCharsets.ISO_8859_1));
        new PictureStream(bytes, 10).readTo(new FrameReceiver() {
            @Override
            public void frame(byte[] jpeg) {
                found.add(new String(jpeg, StandardCharsets.ISO_8859_1));
            }

            @Override
            public void tooLarge(long size) {
                found.add("too large: " + size);
            }
        });
        return found;
    }
}
