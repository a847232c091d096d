package io.skylens.simulator.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import io.skylens.imaging.Resize;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintedCodeTest {

    private static final PaintedCode CODE = new PaintedCode(PaintedCode.numberOf(DroneId.of("harbor")), 123_456, 7);

    private final JpegCodec codec = JpegCodecs.best();

    @ParameterizedTest
    @CsvSource({"640, 480", "1280, 720", "480, 360", "333, 251"})
    void shouldBeReadAtAnySize(int width, int height) {
        try (var picture = noise(width, height)) {
            CODE.paint(picture);

            assertThat(PaintedCode.read(picture)).contains(CODE);
        }
    }

    @ParameterizedTest
    @CsvSource({"640, 480", "1280, 720", "1920, 1080"})
    void shouldSurviveQuality60AndScalingToWidth480(int width, int height) throws Exception {
        try (var picture = noise(width, height)) {
            CODE.paint(picture);
            byte[] jpeg = codec.encode(picture, 60);
            try (var decoded = codec.decode(jpeg, 0, jpeg.length);
                    var scaled = Resize.toWidth(decoded, 480)) {
                byte[] again = codec.encode(scaled, 60);
                try (var seen = codec.decode(again, 0, again.length)) {
                    assertThat(PaintedCode.read(seen)).contains(CODE);
                }
            }
        }
    }

    @Test
    void shouldReadTheExtremesOfEveryField() {
        try (var picture = noise(640, 480)) {
            var code = new PaintedCode(-1, -1, 0xFFFF);
            code.paint(picture);

            assertThat(PaintedCode.read(picture)).contains(code);
        }
    }

    @Test
    void shouldReadNothingWhereNothingIsPainted() {
        try (var noise = noise(640, 480);
                var black = Picture.ofBgr(new byte[640 * 480 * 3], 640, 480)) {
            assertThat(PaintedCode.read(noise)).isEmpty();
            assertThat(PaintedCode.read(black)).isEmpty();
        }
    }

    @Test
    void shouldReadNothingWhenACellIsPaintedOver() {
        try (var picture = noise(640, 480)) {
            CODE.paint(picture);
            byte[] bgr = picture.toBgr();
            int cell = 640 / PaintedCode.CELLS_ACROSS;
            for (int y = cell; y < 2 * cell; y++) {
                for (int x = 3 * cell; x < 6 * cell; x++) {
                    int at = 3 * (y * 640 + x);
                    bgr[at] = (byte) ~bgr[at];
                    bgr[at + 1] = (byte) ~bgr[at + 1];
                    bgr[at + 2] = (byte) ~bgr[at + 2];
                }
            }

            assertThat(PaintedCode.read(bgr, 640, 480)).isEmpty();
        }
    }

    @Test
    void shouldTellDronesApart() {
        assertThat(PaintedCode.numberOf(DroneId.of("harbor")))
                .isNotEqualTo(PaintedCode.numberOf(DroneId.of("harbor-2")))
                .isNotEqualTo(PaintedCode.numberOf(DroneId.of("downtown")));
    }

    private static Picture noise(int width, int height) {
        byte[] bgr = new byte[width * height * 3];
        new Random(5).nextBytes(bgr);
        return Picture.ofBgr(bgr, width, height);
    }
}
