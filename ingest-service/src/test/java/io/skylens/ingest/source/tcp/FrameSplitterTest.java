package io.skylens.ingest.source.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import io.skylens.ingest.source.tcp.FramingException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSplitterTest {

    private static final int MEBI = 1 << 20;
    private static final byte[] JPEG = Jpegs.ofLength(40, 1);
    private static final byte[] OTHER = Jpegs.ofLength(48, 2);

    @Test
    void shouldHandOverAFrameWithItsLastByteAndNotLater() throws Exception {
        var frames = new ArrayList<byte[]>();
        var splitter = new FrameSplitter(Split.MAX_PAYLOAD, collecting(frames));
        var stream = framed(Framing.BIG_ENDIAN_4, JPEG);

        splitter.feed(ByteBuffer.wrap(stream, 0, stream.length - 1));
        assertThat(frames).isEmpty();
        splitter.feed(ByteBuffer.wrap(stream, stream.length - 1, 1));

        assertThat(frames).containsExactly(JPEG);
        assertThat(splitter.framing()).contains(Framing.BIG_ENDIAN_4);
    }

    @Test
    void shouldHandOverRealPicturesByteForByte() {
        var picture = Jpegs.withSegment(Jpegs.picture(320, 240, true), Jpegs.picture(32, 24, false));
        for (var framing : Framing.values()) {
            var split = Split.of(Cuts.every(join(framing, picture, JPEG, picture), 1448));

            assertThat(split.payloads()).containsExactly(hex(picture), hex(JPEG), hex(picture));
            assertThat(split.framing()).isEqualTo(framing);
        }
    }

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

    /** The array's own numbers, and a JPEG in the EXIF of the JPEG, must not be taken for the picture. */
    @Test
    void shouldCutTheWholePictureOutOfAPickleAlthoughItHoldsAThumbnail() {
        var picture = Jpegs.withSegment(Jpegs.picture(64, 48, false), Jpegs.picture(16, 16, false));
        var pickle = Jpegs.join(
                "\u0080\u0005\u0095some names".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                picture,
                "numbers, and \u0000.".getBytes(US_ASCII));

        assertThat(Split.of(Cuts.whole(framed(Framing.LITTLE_ENDIAN_8, pickle))).payloads())
                .containsExactly(hex(picture));
    }

    @Test
    void shouldLeaveItToTheReceiverToJudgeAPickleWithoutAPicture() {
        var raw = Jpegs.join(new byte[] {(byte) 0x80, 5}, new byte[5000]);
        var bad = Jpegs.join(new byte[] {(byte) 0x80, 5, 1, 2}, Arrays.copyOf(JPEG, 30));

        var split = Split.of(Cuts.whole(join(Framing.LITTLE_ENDIAN_8, raw, bad)));

        assertThat(split.error()).isNull();
        assertThat(split.payloads()).containsExactly(hex(raw), hex(Arrays.copyOf(JPEG, 30)));
    }

    @Test
    void shouldKeepTheConnectionWhenAJpegInGoodFramingIsBad() {
        var split = Split.of(Cuts.whole(join(Framing.LITTLE_ENDIAN_4, JPEG, new byte[77], new byte[0], OTHER)));

        assertThat(split.error()).isNull();
        assertThat(split.payloads()).containsExactly(hex(JPEG), hex(new byte[77]), "", hex(OTHER));
    }

    @Test
    void shouldPassTenThousandTinyFrames() {
        var stream = Jpegs.join(
                framed(Framing.BIG_ENDIAN_4, JPEG),
                framed(Framing.BIG_ENDIAN_4, new byte[1]).clone());
        var tiny = new byte[10_000 * 5];
        for (int i = 0; i < 10_000; i++) {
            tiny[5 * i + 3] = 1;
        }

        var split = Split.of(Cuts.every(Jpegs.join(stream, tiny), 7));

        assertThat(split.error()).isNull();
        assertThat(split.payloads()).hasSize(10_002);
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
    void shouldHoldNoMoreThanCameWhileItIsUndecided() throws Exception {
        var splitter = new FrameSplitter(8 * MEBI, collecting(new ArrayList<>()));
        var start = Jpegs.join(HexFormat.of().parseHex("00404100"), Arrays.copyOf(JPEG, 30));

        splitter.feed(ByteBuffer.wrap(start));

        assertThat(splitter.framing()).isEmpty();
        assertThat(splitter.held()).isLessThanOrEqualTo(100);
    }

    @Test
    void shouldSayWhenTheConnectionEndsInsideAFrame() throws Exception {
        var splitter = new FrameSplitter(Split.MAX_PAYLOAD, collecting(new ArrayList<>()));
        splitter.feed(ByteBuffer.wrap(
                Jpegs.join(framed(Framing.BIG_ENDIAN_4, JPEG), framed(Framing.BIG_ENDIAN_4, JPEG)), 0, 60));

        assertThatThrownBy(splitter::end).hasMessage("TCP stream must end after a frame, ended 12 bytes into frame 2");
    }

    @Test
    void shouldHaveNothingToSayOfAConnectionThatSentNothing() throws Exception {
        new FrameSplitter(Split.MAX_PAYLOAD, collecting(new ArrayList<>())).end();
    }

    @Test
    void shouldIgnoreWhateverComesAfterAnError() throws Exception {
        var frames = new ArrayList<byte[]>();
        var splitter = new FrameSplitter(Split.MAX_PAYLOAD, collecting(frames));
        assertThatThrownBy(() -> splitter.feed(ByteBuffer.wrap("no framing at all, sorry".getBytes(US_ASCII))))
                .isInstanceOf(FramingException.class);

        splitter.feed(ByteBuffer.wrap(framed(Framing.BIG_ENDIAN_4, JPEG)));
        splitter.end();

        assertThat(frames).isEmpty();
    }

    @Test
    void shouldEndWithPayloadsOrOneErrorWhateverTheBytesAndHoweverTheyAreCut() {
        var random = new Random(42);
        var vectors = GoldenFraming.all();
        for (int round = 0; round < 20_000; round++) {
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
        for (int round = 0; round < 20_000; round++) {
            var noise = new byte[1 + random.nextInt(100)];
            random.nextBytes(noise);

            assertThat(Split.of(Cuts.random(noise, random)).error()).isNotNull();
        }
    }

    private static FramingException feed(byte[] stream) throws FramingException {
        new FrameSplitter(Split.MAX_PAYLOAD, collecting(new ArrayList<>())).feed(ByteBuffer.wrap(stream));
        return null;
    }

    private static FrameSplitter.Receiver collecting(List<byte[]> frames) {
        return new FrameSplitter.Receiver() {
            @Override
            public void hello(Hello hello) {
                throw new AssertionError(hello);
            }

            @Override
            public void payload(byte[] payload) {
                frames.add(payload);
            }
        };
    }

    private static byte[] join(Framing framing, byte[]... payloads) {
        return Jpegs.join(
                Arrays.stream(payloads).map(payload -> framed(framing, payload)).toArray(byte[][]::new));
    }

    private static byte[] framed(Framing framing, byte[] payload) {
        var length = ByteBuffer.allocate(framing.width());
        switch (framing) {
            case LITTLE_ENDIAN_4 -> length.order(ByteOrder.LITTLE_ENDIAN).putInt(payload.length);
            case BIG_ENDIAN_4 -> length.putInt(payload.length);
            case LITTLE_ENDIAN_8 -> length.order(ByteOrder.LITTLE_ENDIAN).putLong(payload.length);
            case BIG_ENDIAN_8 -> length.putLong(payload.length);
            case DECIMAL_16 -> length.put(String.format("%016d", payload.length).getBytes(US_ASCII));
        }
        return Jpegs.join(length.array(), payload);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
