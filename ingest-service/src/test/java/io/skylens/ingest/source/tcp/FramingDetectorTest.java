package io.skylens.ingest.source.tcp;

import static io.skylens.ingest.source.tcp.Frames.JPEG;
import static io.skylens.ingest.source.tcp.Frames.OTHER;
import static io.skylens.ingest.source.tcp.Frames.collecting;
import static io.skylens.ingest.source.tcp.Frames.framed;
import static io.skylens.ingest.source.tcp.Frames.join;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the splitter, as connections do. */
class FramingDetectorTest {

    private static final int MEBI = 1 << 20;

    /** Both 66048 and 131328 are within the limit; which one the bytes mean only the JPEG can say. */
    @ParameterizedTest
    @CsvSource({"66048, BIG_ENDIAN_4", "131328, BIG_ENDIAN_4", "66048, LITTLE_ENDIAN_4", "131328, LITTLE_ENDIAN_4"})
    void shouldTakeTheByteOrderWhoseLengthReachesTheEndOfTheJpeg(int length, Framing framing) throws Exception {
        var frames = new ArrayList<byte[]>();
        var splitter = new FrameSplitter(MEBI, collecting(frames));
        var first = Jpegs.ofLength(length, 3);

        splitter.feed(ByteBuffer.wrap(join(framing, first, JPEG, OTHER)));

        assertThat(splitter.framing()).contains(framing);
        assertThat(frames).containsExactly(first, JPEG, OTHER);
    }

    @Test
    void shouldTakeTheLongerLengthAsSoonAsTheJpegIsSeenToReachBeyondTheShorterOne() throws Exception {
        var splitter = new FrameSplitter(MEBI, collecting(new ArrayList<>()));
        var stream = join(Framing.LITTLE_ENDIAN_4, Jpegs.ofLength(0x020100, 3));

        splitter.feed(ByteBuffer.wrap(stream, 0, 4 + 0x010200 - 1));
        assertThat(splitter.framing()).isEmpty();
        splitter.feed(ByteBuffer.wrap(stream, 4 + 0x010200 - 1, 1));

        assertThat(splitter.framing()).contains(Framing.LITTLE_ENDIAN_4);
    }

    @Test
    void shouldStayUndecidedUntilTheNextLengthStandsWhereTheShorterOneSays() throws Exception {
        var frames = new ArrayList<byte[]>();
        var splitter = new FrameSplitter(MEBI, collecting(frames));
        var padded = Arrays.copyOf(JPEG, 256);
        var stream = join(Framing.BIG_ENDIAN_4, padded, OTHER);

        splitter.feed(ByteBuffer.wrap(stream, 0, 4 + 256 + 4 + 1));
        assertThat(splitter.framing()).isEmpty();
        assertThat(frames).isEmpty();
        splitter.feed(ByteBuffer.wrap(stream, 4 + 256 + 4 + 1, 1));

        assertThat(splitter.framing()).contains(Framing.BIG_ENDIAN_4);
        assertThat(frames).containsExactly(padded);
    }

    @Test
    void shouldGoByTheNextLengthWhenTheFirstJpegIsBad() throws Exception {
        for (var framing : List.of(Framing.BIG_ENDIAN_4, Framing.LITTLE_ENDIAN_4)) {
            var frames = new ArrayList<byte[]>();
            var splitter = new FrameSplitter(MEBI, collecting(frames));
            var bad = Jpegs.ofLength(256, 3);
            bad[2] = 0;

            splitter.feed(ByteBuffer.wrap(join(framing, bad, JPEG)));

            assertThat(splitter.framing()).contains(framing);
            assertThat(frames).containsExactly(bad, JPEG);
        }
    }

    @Test
    void shouldTakeTheLongerLengthWhenNoFrameBeginsWhereTheShorterOneSays() throws Exception {
        var frames = new ArrayList<byte[]>();
        var splitter = new FrameSplitter(MEBI, collecting(frames));
        var padded = Arrays.copyOf(JPEG, 0x010000);

        splitter.feed(ByteBuffer.wrap(join(Framing.BIG_ENDIAN_4, padded, OTHER)));

        assertThat(splitter.framing()).contains(Framing.BIG_ENDIAN_4);
        assertThat(frames).containsExactly(padded, OTHER);
    }

    @Test
    void shouldHandOverAFrameWhoseLengthIsTheSameInBothOrdersAndDecideByTheNext() throws Exception {
        for (var framing : List.of(Framing.BIG_ENDIAN_4, Framing.LITTLE_ENDIAN_4)) {
            var frames = new ArrayList<byte[]>();
            var splitter = new FrameSplitter(MEBI, collecting(frames));
            var same = Jpegs.ofLength(0x010100, 5);

            splitter.feed(ByteBuffer.wrap(join(framing, same, same)));
            assertThat(splitter.framing()).isEmpty();
            assertThat(frames).containsExactly(same, same);
            splitter.feed(ByteBuffer.wrap(join(framing, JPEG)));

            assertThat(splitter.framing()).contains(framing);
            assertThat(frames).containsExactly(same, same, JPEG);
        }
    }

    @Test
    void shouldDecideForTheShorterLengthWhenTheConnectionEndsThere() throws Exception {
        var frames = new ArrayList<byte[]>();
        var splitter = new FrameSplitter(MEBI, collecting(frames));
        var first = Jpegs.ofLength(256, 3);

        splitter.feed(ByteBuffer.wrap(framed(Framing.LITTLE_ENDIAN_4, first)));
        assertThat(frames).isEmpty();
        splitter.end();

        assertThat(frames).containsExactly(first);
    }

    @Test
    void shouldHoldNoMoreThanCameWhileItIsUndecided() throws Exception {
        var splitter = new FrameSplitter(8 * MEBI, collecting(new ArrayList<>()));
        var start = Jpegs.join(HexFormat.of().parseHex("00404100"), Arrays.copyOf(JPEG, 30));

        splitter.feed(ByteBuffer.wrap(start));

        assertThat(splitter.framing()).isEmpty();
        assertThat(splitter.held()).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "hello from a camera, no length here",
                "                    "
            })
    void shouldSayWhatItExpectedWhenNoFramingFits(String start) {
        assertThat(Split.of(Cuts.every(start.getBytes(US_ASCII), 1)).error()).isEqualTo(Reason.UNKNOWN_FRAMING);
        assertThatThrownBy(() -> feed(start.getBytes(US_ASCII)))
                .hasMessageStartingWith(
                        "TCP stream must begin with a length from 1 to 101024 of 4 or 8 bytes or 16 decimal"
                                + " characters, then a JPEG, SKY1 or a pickle, got ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffff",
                "00000000",
                "7fffffff",
                "80000080",
                "ffffffffffffffff",
                "8000000000000080",
                "0000000000000000"
            })
    void shouldNotBeginWithALengthThatIsNone(String length) {
        var stream = Jpegs.join(HexFormat.of().parseHex(length), JPEG);

        var split = Split.of(Cuts.whole(stream));

        assertThat(split.error()).isEqualTo(Reason.UNKNOWN_FRAMING);
        assertThat(split.payloads()).isEmpty();
    }

    private static void feed(byte[] stream) throws FramingException {
        new FrameSplitter(Split.MAX_PAYLOAD, collecting(new ArrayList<>())).feed(ByteBuffer.wrap(stream));
    }
}
