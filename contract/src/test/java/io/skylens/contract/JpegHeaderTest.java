package io.skylens.contract;

import static io.skylens.contract.JpegBytes.bytes;
import static io.skylens.contract.JpegBytes.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skylens.contract.InvalidJpegException.Rule;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegHeaderTest {

    @ParameterizedTest
    @CsvSource({"640, 480, 3, false", "1, 1, 3, false", "33, 17, 1, false", "640, 480, 3, true", "320, 240, 1, true"})
    void shouldReadWhatAnEncoderWrote(int width, int height, int components, boolean progressive) throws Exception {
        var jpeg = picture(width, height, components, progressive);

        var header = JpegHeader.parse(jpeg);

        assertThat(header.shape()).isEqualTo(new PictureShape(width, height, 1));
        assertThat(header.components()).isEqualTo(components);
        assertThat(header.progressive()).isEqualTo(progressive);
        assertThat(header.scans()).isGreaterThanOrEqualTo(progressive ? 2 : 1);
        assertThat(header.length()).isEqualTo(jpeg.length);
    }

    @Test
    void shouldEndAtEoiAndLeaveAloneWhatFollows() throws Exception {
        var jpeg = picture(64, 48, 3, false);
        var surrounded = JpegBytes.join(new byte[5], jpeg, bytes("deadbeef"));

        assertThat(JpegHeader.parse(surrounded, 5, surrounded.length).length()).isEqualTo(jpeg.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldReadTheExifOrientationInBothByteOrders(int orientation) throws Exception {
        var jpeg = picture(64, 48, 3, false);

        for (boolean bigEndian : new boolean[] {true, false}) {
            var header = JpegHeader.parse(JpegBytes.withOrientation(jpeg, orientation, bigEndian));

            assertThat(header.shape()).isEqualTo(new PictureShape(64, 48, orientation));
        }
    }

    @Test
    void shouldNotBeMisledByAThumbnailInsideExif() throws Exception {
        var jpeg = picture(640, 480, 3, false);
        var thumbnail = picture(32, 24, 3, false);

        var header = JpegHeader.parse(JpegBytes.withSegment(jpeg, 0xE1, thumbnail));

        assertThat(header.shape().width()).isEqualTo(640);
        assertThat(header.length()).isEqualTo(jpeg.length + thumbnail.length + 4);
    }

    @Test
    void shouldIgnoreDamagedExif() throws Exception {
        var jpeg = picture(64, 48, 3, false);
        var damaged = bytes("457869660000" + "4d4d002a" + "ffffffff" + "ffff");

        assertThat(JpegHeader.parse(JpegBytes.withSegment(jpeg, 0xE1, damaged))
                        .shape()
                        .orientation())
                .isEqualTo(1);
    }

    @Test
    void shouldCallEveryPrefixOfAJpegTruncated() throws Exception {
        for (var jpeg : new byte[][] {picture(40, 30, 3, false), picture(40, 30, 3, true)}) {
            for (int length = 2; length < jpeg.length; length++) {
                assertThat(ruleOf(Arrays.copyOf(jpeg, length)))
                        .as("cut to %d bytes", length)
                        .isEqualTo(Rule.TRUNCATED);
            }
        }
    }

    @Test
    void shouldNameTheRuleThatBytesViolate() throws Exception {
        assertThat(ruleOf(new byte[0])).isEqualTo(Rule.EMPTY);
        assertThat(ruleOf(bytes("89504e470d0a1a0a"))).isEqualTo(Rule.NOT_JPEG);
        assertThat(ruleOf(new byte[1000])).isEqualTo(Rule.NOT_JPEG);
        assertThat(ruleOf(bytes("ffd8ffd9"))).isEqualTo(Rule.MALFORMED);
        assertThat(ruleOf(bytes("ffd8ffd8ffd9"))).isEqualTo(Rule.MALFORMED);
        assertThat(ruleOf(bytes("ffd800"))).isEqualTo(Rule.MALFORMED);
        assertThat(ruleOf(bytes("ffd8ffe00001"))).isEqualTo(Rule.MALFORMED);
        assertThat(ruleOf(bytes("ffd8" + "ffda0008010100003f00"))).isEqualTo(Rule.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "ffc3000b080010001001011100, must be baseline",
        "ffc9000b080010001001011100, must be baseline",
        "ffc0000b0c0010001001011100, must have 8 bits a sample got 12",
        "ffc0001408001000100401110002110003110004110, must have 1 or 3 components got 4",
        "ffc0000b080000001001011100, must have its size in the frame header got 16x0"
    })
    void shouldRefuseKindsThatAreNotAccepted(String frameHeader, String message) {
        var jpeg = bytes("ffd8" + (frameHeader.length() % 2 == 0 ? frameHeader : frameHeader + "0"));

        assertThatThrownBy(() -> JpegHeader.parse(jpeg)).satisfies(error -> {
            assertThat(((InvalidJpegException) error).rule()).isEqualTo(Rule.UNSUPPORTED);
            assertThat(error.getMessage().replace(",", "")).contains(message);
        });
    }

    @Test
    void shouldRefuseMoreScansThanAPictureNeeds() {
        var scan = "ffda0008010100003f00" + "0000";
        var start = "ffd8" + "ffc2000b080010001001011100";

        assertThat(ruleOf(bytes(start + scan.repeat(65) + "ffd9"))).isEqualTo(Rule.TOO_MANY_SCANS);
        assertThat(ruleOf(bytes(start + scan.repeat(64) + "ffd9"))).isNull();
    }

    @Test
    void shouldReadAHugeSizeWithoutAllocatingForIt() throws Exception {
        var huge = bytes("ffd8" + "ffc0000b08ea60ea6001011100" + "ffda0008010100003f00" + "00ffd9");

        assertThat(JpegHeader.parse(huge).shape()).isEqualTo(new PictureShape(60000, 60000, 1));
    }

    @Test
    void shouldEndWithAVerdictOnAnyBytes() {
        var random = new Random(42);
        var jpeg = picture(40, 30, 3, true);
        for (int round = 0; round < 20_000; round++) {
            var mutated = jpeg.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            int from = random.nextInt(4);
            try {
                var header = JpegHeader.parse(mutated, from, from + random.nextInt(mutated.length - from));
                assertThat(header.length()).isBetween(4, mutated.length - from);
            } catch (InvalidJpegException e) {
                assertThat(e.rule()).isNotNull();
            }
        }
    }

    private static Rule ruleOf(byte[] jpeg) {
        var error = catchThrowableOfType(InvalidJpegException.class, () -> JpegHeader.parse(jpeg));
        return error == null ? null : error.rule();
    }
}
