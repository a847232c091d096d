package io.skylens.ingest.source.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.DevicePrefix;
import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import io.skylens.ingest.source.stream.MultipartException.Reason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartSplitterTest {

    private static final int MEBI = 1 << 20;
    private static final byte[] JPEG = Jpegs.ofLength(40, 1);
    private static final byte[] OTHER = Jpegs.ofLength(48, 2);
    /** Without its last bytes: what a camera sends that was interrupted. */
    private static final byte[] CUT_OFF = Arrays.copyOf(JPEG, 35);

    @ParameterizedTest
    @EnumSource
    void shouldSplitWhatCamerasSend(SenderStyle style) throws Exception {
        var parts = Parts.of(style.boundary(), Cuts.whole(style.stream(JPEG, OTHER)));

        assertThat(parts.payloads()).containsExactly(hex(JPEG), hex(OTHER));
        assertThat(parts.error()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindTheSameHoweverTheNetworkCutsTheStream(SenderStyle style) throws Exception {
        var stream = style.stream(JPEG, CUT_OFF, OTHER, JPEG);
        var whole = Parts.of(style.boundary(), Cuts.whole(stream));
        assertThat(whole.payloads()).containsExactly(hex(JPEG), hex(CUT_OFF), hex(OTHER), hex(JPEG));

        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second += 3) {
                assertThat(Parts.of(style.boundary(), Cuts.at(stream, first, second)))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
        for (int size = 1; size < stream.length; size++) {
            assertThat(Parts.of(style.boundary(), Cuts.every(stream, size)))
                    .as("chunks of %d", size)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHandOverAPartWithItsLastByteAndNotWithTheNextBoundary(SenderStyle style) throws Exception {
        var payloads = new ArrayList<byte[]>();
        var splitter = new MultipartSplitter(style.boundary(), Parts.MAX_PAYLOAD, (headers, p) -> payloads.add(p));
        var stream = style.stream(JPEG);
        int end = new String(stream, ISO_8859_1).indexOf("\u00ff\u00d9") + 2;

        splitter.feed(ByteBuffer.wrap(stream, 0, end - 1));
        assertThat(payloads).isEmpty();
        splitter.feed(ByteBuffer.wrap(stream, end - 1, 1));

        assertThat(payloads).containsExactly(JPEG);
    }

    @Test
    void shouldHandOnTheHeadersOfEachPart() throws Exception {
        var parts = new ArrayList<PartHeaders>();
        var splitter = new MultipartSplitter(Boundary.unknown(), Parts.MAX_PAYLOAD, (headers, p) -> parts.add(headers));

        splitter.feed(ByteBuffer.wrap(Jpegs.join(
                text("--x\r\nskylens-sequence:  7 \r\nSkylens-Sequence: 8\r\nno colon\r\n\r\n"),
                JPEG,
                text("\n--x\n\n"),
                JPEG)));

        assertThat(parts.get(0).value("Skylens-Sequence")).contains("7");
        assertThat(parts.get(1).value("Skylens-Sequence")).isEmpty();
    }

    @Test
    void shouldNotEndAPartAtABoundaryInsideItsJpeg() {
        var picture = Jpegs.withSegment(Jpegs.picture(64, 48, true), Jpegs.join(text("\r\n--x\r\n\r\n"), JPEG));

        assertThat(split(text("--x\r\n\r\n"), picture, text("\r\n--x\r\n\r\n"), JPEG)
                        .payloads())
                .containsExactly(hex(picture), hex(JPEG));
    }

    @Test
    void shouldFindTheEndOfAJpegBehindADevicePrefix() {
        var stamped = Jpegs.join(DevicePrefix.write(7, Instant.EPOCH), JPEG);

        assertThat(split(text("--x\r\n\r\n"), stamped, text("\r\n--x\r\n\r\n"), stamped, text("\r\n--x\r\n"))
                        .payloads())
                .containsExactly(hex(stamped), hex(stamped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void shouldLoseOnlyTheJpegThatIsBad(String lineEnd) {
        var notJpeg = text("not a JPEG,\r\nbut\n\r\n--two lines");
        var strayMarker = Jpegs.join(Arrays.copyOf(JPEG, 33), new byte[] {(byte) 0xFF, (byte) 0xD8}, new byte[500]);
        var longSegment =
                Jpegs.join(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 60}, new byte[9]);
        var bodies = List.of(JPEG, CUT_OFF, notJpeg, OTHER, text(""), strayMarker, JPEG, longSegment, OTHER, JPEG);
        var stream = new ArrayList<byte[]>();
        for (var body : bodies) {
            stream.add(text("--x" + lineEnd + lineEnd));
            stream.add(body);
            stream.add(text(lineEnd));
        }
        stream.add(text("--x--" + lineEnd));

        var parts = split(stream.toArray(byte[][]::new));

        assertThat(parts.payloads())
                .containsExactlyElementsOf(
                        bodies.stream().map(MultipartSplitterTest::hex).toList());
        assertThat(parts.closed()).isTrue();
    }

    @Test
    void shouldTakeTheDeclaredLengthAtItsWord() {
        var parts = split(
                sized(5, text("hello")),
                sized(0, text("")),
                sized(40, Jpegs.join(JPEG, new byte[7])),
                sized(38, JPEG),
                sized(48, OTHER));

        assertThat(parts.payloads())
                .containsExactly(hex(text("hello")), "", hex(JPEG), hex(Arrays.copyOf(JPEG, 38)), hex(OTHER));
        assertThat(parts.error()).isNull();
    }

    @Test
    void shouldEndWithItsClosingBoundaryAndIgnoreWhatFollows() {
        var parts = split(sized(40, JPEG), text("--x--\r\n"), sized(40, JPEG));

        assertThat(parts.payloads()).hasSize(1);
        assertThat(parts.closed()).isTrue();
        assertThat(parts.error()).isNull();
    }

    @Test
    void shouldPassTenThousandTinyParts() {
        var parts = split(text("--x\n\n\n--x\nContent-Length: 1\n\na".repeat(10_000)));

        assertThat(parts.payloads()).hasSize(20_000);
        assertThat(parts.error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1e3", "", "12 34", "0x10", "9999999999999999999999999"})
    void shouldRefuseAContentLengthThatIsNone(String length) {
        assertThat(split(text("--x\r\nContent-Length: " + length + "\r\n\r\n"), JPEG)
                        .error())
                .isEqualTo(Reason.BAD_HEADERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {Parts.MAX_PAYLOAD + 1, Integer.MAX_VALUE, 1L << 40})
    void shouldRefuseAPartWhoseLengthIsOverTheLimitBeforeItComes(long length) {
        assertThatThrownBy(() -> feed(text("--x\r\nContent-Length: " + length + "\r\n\r\n")))
                .hasMessage("part must be at most 100000 bytes, got Content-Length " + length
                        + " (skylens.ingest.max-frame-size)");
    }

    @Test
    void shouldRefuseHeadersThatDoNotEnd() {
        assertThat(split(text("--x\r\nX: " + "x".repeat(5000))).error()).isEqualTo(Reason.BAD_HEADERS);
        assertThat(split(text("--x\r\n" + "X: x\r\n".repeat(5000))).error()).isEqualTo(Reason.BAD_HEADERS);
        assertThat(split(text("--x\r\n" + "X: x\r\n".repeat(MultipartSplitter.MAX_HEADERS) + "\r\n"), JPEG)
                        .error())
                .isNull();
    }

    @Test
    void shouldGiveUpWhereNoBoundaryComes() {
        for (var junk : new String[] {"x".repeat(200_000), "junk\r\n".repeat(40_000), "x".repeat(60_000) + "\n"}) {
            boolean isShort = junk.length() < BoundarySearch.MAX_SKIPPED;
            var error = isShort ? null : Reason.NO_BOUNDARY;

            assertThat(split(text(junk), sized(40, JPEG)).error()).isEqualTo(error);
            assertThat(split(sized(40, JPEG), text(junk), sized(40, JPEG)).error())
                    .isEqualTo(error);
        }
    }

    @Test
    void shouldRefuseAJpegWithoutLengthThatGrowsOverTheLimit() {
        var largest = Jpegs.ofLength(Parts.MAX_PAYLOAD, 1);
        var tooLarge = Jpegs.ofLength(Parts.MAX_PAYLOAD + 1, 1);
        var bad = new byte[Parts.MAX_PAYLOAD + 1];

        assertThat(split(text("--x\n\n"), largest).payloads()).containsExactly(hex(largest));
        assertThat(split(text("--x\n\n"), tooLarge).error()).isEqualTo(Reason.TOO_LARGE);
        assertThat(split(text("--x\n\n"), bad, text("\n--x\n")).error()).isEqualTo(Reason.TOO_LARGE);
        assertThat(split(text("--x\n\n"), Arrays.copyOf(bad, bad.length - 1), text("\n--x\n"))
                        .error())
                .isNull();
    }

    @Test
    void shouldHoldNoMoreThanCameWhateverIsAnnounced() throws Exception {
        var splitter = new MultipartSplitter(Boundary.unknown(), 8 * MEBI, (headers, p) -> {});
        splitter.feed(ByteBuffer.wrap(text("--x\r\nContent-Length: 8000000\r\n\r\n")));

        for (int came = 0; came < 4 * MEBI; came += 16 << 10) {
            assertThat(splitter.held()).isLessThanOrEqualTo(Math.max(64 << 10, 2 * (came + 100)));
            splitter.feed(ByteBuffer.allocate(16 << 10));
        }
    }

    @Test
    void shouldSayHowTheStreamEndedTooEarly() throws Exception {
        assertThat(split(text("hello")).error()).isEqualTo(Reason.NO_BOUNDARY);
        assertThat(split(text("--x\r\nContent-Type")).error()).isEqualTo(Reason.CUT_SHORT);
        assertThat(split(text("--x\r\nContent-Type: image/jpeg\r\n")).error()).isEqualTo(Reason.CUT_SHORT);
        assertThat(split(text("--x\r\nContent-Length: 2\r\n\r\n1")).error()).isEqualTo(Reason.CUT_SHORT);
        assertThat(split(text("--x\r\n\r\n"), CUT_OFF).error()).isEqualTo(Reason.CUT_SHORT);
        assertThat(split(text("--x\r\n")).error()).isNull();
        assertThat(split(new byte[0]).error()).isNull();
    }

    @Test
    void shouldIgnoreWhateverComesAfterAnError() throws Exception {
        var payloads = new ArrayList<byte[]>();
        var splitter = new MultipartSplitter(Boundary.unknown(), Parts.MAX_PAYLOAD, (headers, p) -> payloads.add(p));
        assertThatThrownBy(() -> splitter.feed(ByteBuffer.wrap(text("--x\nContent-Length: x\n\n"))))
                .isInstanceOf(MultipartException.class);

        splitter.feed(ByteBuffer.wrap(sized(40, JPEG)));
        splitter.end();

        assertThat(payloads).isEmpty();
    }

    /**
     * Three thousand parts, each of which skips all later ones by a segment and goes on in the same long scan that turns
     * out bad at its end: walked again from each boundary, that would be the square of the stream.
     */
    @Test
    void shouldLookAtEveryByteAFewTimesHoweverOftenJpegsTurnOutBad() throws Exception {
        int count = 3000;
        var part = text("--x\n\n\u00ff\u00d8\u00ff\u00e1..\n");
        var scan = Jpegs.join(
                HexFormat.of().parseHex("ffda0008010100003f00"),
                new byte[60_000],
                HexFormat.of().parseHex("ffd8"));
        var stream = ByteBuffer.allocate(count * part.length + scan.length);
        for (int i = 0; i < count; i++) {
            stream.put(part).putShort(stream.position() - 3, (short) ((count - i - 1) * part.length + 3));
        }
        stream.put(scan).flip();
        var payloads = new ArrayList<byte[]>();
        var splitter = new MultipartSplitter(Boundary.unknown(), Parts.MAX_PAYLOAD, (headers, p) -> payloads.add(p));

        for (var chunk : Cuts.every(stream.array(), 1)) {
            splitter.feed(chunk);
        }

        assertThat(splitter.looked()).isLessThan(5L * stream.capacity());
    }

    @Test
    void shouldLookAtEveryByteAFewTimesWhenBytesComeOneByOne() throws Exception {
        var picture = Jpegs.picture(320, 240, true);
        for (var style : SenderStyle.values()) {
            var stream = style.stream(picture, CUT_OFF, picture, JPEG);
            var splitter = new MultipartSplitter(style.boundary(), Parts.MAX_PAYLOAD, (headers, p) -> {});

            for (var chunk : Cuts.every(stream, 1)) {
                splitter.feed(chunk);
            }

            assertThat(splitter.looked()).isLessThan(3L * stream.length);
        }
    }

    @Test
    void shouldEndWithPartsOrOneErrorWhateverTheBytesAndHoweverTheyAreCut() throws Exception {
        var random = new Random(42);
        var styles = SenderStyle.values();
        for (int round = 0; round < 20_000; round++) {
            var style = styles[random.nextInt(styles.length)];
            var stream = style.stream(JPEG, random.nextBoolean() ? CUT_OFF : OTHER, OTHER, JPEG);
            for (int i = 0; i < random.nextInt(6); i++) {
                stream[random.nextInt(stream.length)] = (byte) (random.nextBoolean() ? '\n' : random.nextInt(256));
            }

            var whole = Parts.of(style.boundary(), Cuts.whole(stream));

            assertThat(Parts.of(style.boundary(), Cuts.random(stream, random)))
                    .as(() -> hex(stream))
                    .isEqualTo(whole);
        }
    }

    private static Parts split(byte[]... stream) {
        var bytes = Jpegs.join(stream);
        var whole = Parts.of(Boundary.unknown(), Cuts.whole(bytes));
        assertThat(Parts.of(Boundary.unknown(), Cuts.every(bytes, 11))).isEqualTo(whole);
        assertThat(Parts.of(Boundary.unknown(), Cuts.random(bytes, new Random(1))))
                .isEqualTo(whole);
        return whole;
    }

    private static void feed(byte[] stream) throws MultipartException {
        new MultipartSplitter(Boundary.unknown(), Parts.MAX_PAYLOAD, (headers, p) -> {}).feed(ByteBuffer.wrap(stream));
    }

    private static byte[] sized(int length, byte[] body) {
        return Jpegs.join(text("--x\r\nContent-Length: " + length + "\r\n\r\n"), body, text("\r\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
