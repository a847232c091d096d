package io.skylens.ingest.source.tcp;

import static io.skylens.ingest.source.tcp.Frames.JPEG;
import static io.skylens.ingest.source.tcp.Frames.OTHER;
import static io.skylens.ingest.source.tcp.Frames.collecting;
import static io.skylens.ingest.source.tcp.Frames.framed;
import static io.skylens.ingest.source.tcp.Frames.hex;
import static io.skylens.ingest.source.tcp.Frames.join;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.ingest.bytes.Cuts;
import io.skylens.ingest.bytes.Jpegs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameSplitterTest {

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

    /** The array's own numbers, and a JPEG in the EXIF of the JPEG, must not be taken for the picture. */
    @Test
    void shouldCutTheWholePictureOutOfAPickleAlthoughItHoldsAThumbnail() {
        var picture = Jpegs.withSegment(Jpegs.picture(64, 48, false), Jpegs.picture(16, 16, false));
        var pickle = Jpegs.join(
                "\u0080\u0005\u0095some names".getBytes(ISO_8859_1),
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
        var stream = Jpegs.join(framed(Framing.BIG_ENDIAN_4, JPEG), framed(Framing.BIG_ENDIAN_4, new byte[1]));
        var tiny = new byte[10_000 * 5];
        for (int i = 0; i < 10_000; i++) {
            tiny[5 * i + 3] = 1;
        }

        var split = Split.of(Cuts.every(Jpegs.join(stream, tiny), 7));

        assertThat(split.error()).isNull();
        assertThat(split.payloads()).hasSize(10_002);
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
}
