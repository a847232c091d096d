package io.skylens.ingest.source.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.skylens.contract.JpegHeader;
import io.skylens.contract.PictureShape;
import io.skylens.ingest.bytes.Cuts;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With the real program, where there is one. */
class FfmpegStreamTest {

    private static final List<String> COMMAND = List.of(
            "ffmpeg -loglevel error -f lavfi -i testsrc=size=160x90:rate=25 -frames:v 25 -f mpjpeg -".split(" "));

    @Test
    void shouldSplitWhatFfmpegSends() throws Exception {
        var stream = run();

        var parts = Parts.of(Boundary.of("multipart/x-mixed-replace;boundary=ffmpeg"), Cuts.whole(stream));

        assertThat(parts.error()).isNull();
        assertThat(parts.payloads()).hasSize(25);
        for (var payload : parts.payloads()) {
            var jpeg = HexFormat.of().parseHex(payload);
            var header = JpegHeader.parse(jpeg);
            assertThat(header.shape()).isEqualTo(new PictureShape(160, 90, 1));
            assertThat(header.length()).isEqualTo(jpeg.length);
        }
        assertThat(Parts.of(Boundary.unknown(), Cuts.random(stream, new Random(1))))
                .isEqualTo(parts);
    }

    private static byte[] run() throws IOException {
        try {
            var process =
                    new ProcessBuilder(COMMAND).redirectError(Redirect.DISCARD).start();
            process.getOutputStream().close();
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            return abort("needs ffmpeg on the PATH: " + e.getMessage());
        }
    }
}
