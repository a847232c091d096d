package io.skylens.ingest.source.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Pieces of streams, and what becomes of them. */
final class Streams {

    static final byte[] JPEG = Jpegs.ofLength(40, 1);

    static final byte[] OTHER = Jpegs.ofLength(48, 2);

    /** Without its last bytes: what a camera sends that was interrupted. */
    static final byte[] CUT_OFF = Arrays.copyOf(JPEG, 35);

    static Parts split(byte[]... stream) {
        var bytes = Jpegs.join(stream);
        var whole = Parts.of(Boundary.unknown(), Cuts.whole(bytes));
        assertThat(Parts.of(Boundary.unknown(), Cuts.every(bytes, 11))).isEqualTo(whole);
        assertThat(Parts.of(Boundary.unknown(), Cuts.random(bytes, new Random(1))))
                .isEqualTo(whole);
        return whole;
    }

    static byte[] sized(int length, byte[] body) {
        return Jpegs.join(text("--x\r\nContent-Length: " + length + "\r\n\r\n"), body, text("\r\n"));
    }

    static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
