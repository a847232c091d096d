package io.skylens.ingest.source.stream;

import static io.skylens.ingest.source.stream.Streams.CUT_OFF;
import static io.skylens.ingest.source.stream.Streams.JPEG;
import static io.skylens.ingest.source.stream.Streams.OTHER;
import static io.skylens.ingest.source.stream.Streams.hex;
import static io.skylens.ingest.source.stream.Streams.sized;
import static io.skylens.ingest.source.stream.Streams.split;
import static io.skylens.ingest.source.stream.Streams.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import io.skylens.ingest.source.stream.MultipartException.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileStreamTest {

    private static final int MEBI = 1 << 20;

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
        for (int round = 0; round < 10_000; round++) {
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

    private static void feed(byte[] stream) throws MultipartException {
        new MultipartSplitter(Boundary.unknown(), Parts.MAX_PAYLOAD, (headers, p) -> {}).feed(ByteBuffer.wrap(stream));
    }
}
