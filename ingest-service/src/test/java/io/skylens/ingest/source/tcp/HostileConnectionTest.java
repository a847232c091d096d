package io.skylens.ingest.source.tcp;

import static io.skylens.ingest.source.tcp.Frames.JPEG;
import static io.skylens.ingest.source.tcp.Frames.collecting;
import static io.skylens.ingest.source.tcp.Frames.framed;
import static io.skylens.ingest.source.tcp.Frames.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileConnectionTest {

    private static final int MEBI = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "LITTLE_ENDIAN_4, ffffffff, TOO_LARGE",
        "BIG_ENDIAN_4, 80000000, TOO_LARGE",
        "LITTLE_ENDIAN_8, ffffffffffffffff, TOO_LARGE",
        "BIG_ENDIAN_8, 7fffffffffffffff, TOO_LARGE",
        "DECIMAL_16, 39393939393939393939393939393939, TOO_LARGE",
        "DECIMAL_16, 2d303030303030303030303030303031, LOST_FRAMING",
        "DECIMAL_16, 20202020202020202020202020202020, LOST_FRAMING",
        "DECIMAL_16, 31203220202020202020202020202020, LOST_FRAMING",
        "DECIMAL_16, ffd8ffe0000000000000000000000000, LOST_FRAMING"
    })
    void shouldEndTheConnectionWhereALaterLengthIsNone(Framing framing, String length, Reason reason) {
        var stream = Jpegs.join(framed(framing, JPEG), HexFormat.of().parseHex(length), new byte[100]);

        for (int size = 1; size < stream.length; size++) {
            var split = Split.of(Cuts.every(stream, size));

            assertThat(split.payloads()).containsExactly(hex(JPEG));
            assertThat(split.error()).isEqualTo(reason);
        }
    }

    @Test
    void shouldNameTheLimitAndTheValueAndHowTheLengthWasRead() {
        var stream =
                Jpegs.join(framed(Framing.LITTLE_ENDIAN_4, JPEG), HexFormat.of().parseHex("efbeadde"));

        assertThatThrownBy(() -> feed(stream))
                .hasMessage(
                        "frame 2 must be at most 101024 bytes, got a 4-byte little-endian length 3735928559 (efbeadde),"
                                + " or the framing was lost before it (skylens.ingest.max-frame-size)");
    }

    @Test
    void shouldHoldNoMoreThanCameWhateverIsAnnounced() throws Exception {
        var splitter = new FrameSplitter(8 * MEBI, collecting(new ArrayList<>()));
        splitter.feed(ByteBuffer.wrap(HexFormat.of().parseHex("00800000" + "ffd8ffe0")));

        assertThat(splitter.held()).isLessThanOrEqualTo(64 << 10);
        for (int came = 4; came < 4 * MEBI; came += 16 << 10) {
            splitter.feed(ByteBuffer.allocate(16 << 10));
            assertThat(splitter.held()).isLessThanOrEqualTo(Math.max(64 << 10, 2 * (came + (16 << 10))));
        }
    }

    @Test
    void shouldEndWithPayloadsOrOneErrorWhateverTheBytesAndHoweverTheyAreCut() {
        var random = new Random(42);
        var vectors = GoldenFraming.all();
        for (int round = 0; round < 10_000; round++) {
            var stream = vectors.get(random.nextInt(vectors.size())).stream().clone();
            for (int i = 0; i < random.nextInt(6); i++) {
                stream[random.nextInt(random.nextBoolean() ? stream.length : 24)] = (byte) random.nextInt(256);
            }

            var whole = Split.of(Cuts.whole(stream));

            assertThat(Split.of(Cuts.random(stream, random)))
                    .as(() -> hex(stream))
                    .isEqualTo(whole);
        }
    }

    @Test
    void shouldEndWithOneErrorOnNoise() {
        var random = new Random(43);
        for (int round = 0; round < 10_000; round++) {
            var noise = new byte[1 + random.nextInt(100)];
            random.nextBytes(noise);

            assertThat(Split.of(Cuts.random(noise, random)).error()).isNotNull();
        }
    }

    private static void feed(byte[] stream) throws FramingException {
        new FrameSplitter(Split.MAX_PAYLOAD, collecting(new ArrayList<>())).feed(ByteBuffer.wrap(stream));
    }
}
