package io.skylens.ingest.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneMask;
import io.skylens.contract.DroneMask.Corner;
import io.skylens.contract.PictureShape;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskPainterTest {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 120;
    private static final DroneId ALPHA = new DroneId("alpha");
    private static final PictureShape UPRIGHT = new PictureShape(WIDTH, HEIGHT, 1);
    private static final PictureShape TURNED = new PictureShape(WIDTH, HEIGHT, 6);

    private final MaskPainter painter = new MaskPainter();

    @Test
    void shouldMaskThePictureAsItIsDisplayed() throws Exception {
        var masked = paint(TURNED, new DroneMask(ALPHA, null, List.of(band(0, 0.25))));

        assertThat(masked.width()).isEqualTo(HEIGHT);
        assertThat(masked.height()).isEqualTo(WIDTH);
        assertThat(blue(masked, 60, 20)).as("above").isLessThan(16);
        assertThat(spread(masked, 100, 230)).as("below").isGreaterThan(100);
    }

    @Test
    void shouldLeaveNoDetailInWhatIsBlurred() throws Exception {
        var masked = paint(UPRIGHT, new DroneMask(ALPHA, DroneMask.Effect.BLUR, List.of(band(0, 0.5))));

        assertThat(spread(masked, 4, 52)).as("stripes under the mask").isLessThan(24);
        assertThat(spread(masked, 68, 116)).as("stripes beside it").isGreaterThan(100);
    }

    private Picture paint(PictureShape shape, DroneMask mask) throws Exception {
        var codec = JpegCodecs.best();
        try (var stripes = stripes()) {
            var painted = painter.paint(codec.encode(stripes, 95), shape, mask);
            return codec.decode(painted, 0, painted.length);
        }
    }

    private static List<Corner> band(double top, double bottom) {
        return List.of(new Corner(0, top), new Corner(1, top), new Corner(1, bottom), new Corner(0, bottom));
    }

    /** Four pixels black, four white, in both directions. */
    private static Picture stripes() {
        var bgr = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            boolean isWhite = (i % WIDTH / 4 + i / WIDTH / 4) % 2 == 0;
            for (int channel = 0; channel < 3; channel++) {
                bgr[i * 3 + channel] = (byte) (isWhite ? 255 : 0);
            }
        }
        return Picture.ofBgr(bgr, WIDTH, HEIGHT);
    }

    private static int blue(Picture picture, int x, int y) {
        return picture.toBgr()[(y * picture.width() + x) * 3] & 0xFF;
    }

    /** Between the brightest and the darkest pixel of those rows. */
    private static int spread(Picture picture, int top, int bottom) {
        var bgr = picture.toBgr();
        int least = 255;
        int most = 0;
        for (int i = top * picture.width(); i < bottom * picture.width(); i++) {
            least = Math.min(least, bgr[i * 3] & 0xFF);
            most = Math.max(most, bgr[i * 3] & 0xFF);
        }
        return most - least;
    }
}
