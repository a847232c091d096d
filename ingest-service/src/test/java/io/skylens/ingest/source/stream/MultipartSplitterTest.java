package io.skylens.ingest.source.stream;

import static io.skylens.ingest.source.stream.Streams.CUT_OFF;
import static io.skylens.ingest.source.stream.Streams.JPEG;
import static io.skylens.ingest.source.stream.Streams.OTHER;
import static io.skylens.ingest.source.stream.Streams.hex;
import static io.skylens.ingest.source.stream.Streams.sized;
import static io.skylens.ingest.source.stream.Streams.split;
import static io.skylens.ingest.source.stream.Streams.text;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartSplitterTest {

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
            for (int second = first; second <= stream.length; second += 7) {
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
                .containsExactlyElementsOf(bodies.stream().map(Streams::hex).toList());
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
}
