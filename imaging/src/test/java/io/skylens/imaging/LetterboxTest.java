package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.skylens.contract.Box;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterboxTest {

    private static final Offset<Float> ROUNDING = within(1e-7f);

    /** Computed apart from the code, in Python. */
    @ParameterizedTest
    @CsvSource({
        "1280, 720, 640, 0.5, 0, 140, 640, 360",
        "810, 1080, 640, 0.5925925925925926, 80, 0, 480, 640",
        "768, 576, 640, 0.8333333333333334, 0, 80, 640, 480",
        "1068, 580, 640, 0.599250936329588, 0, 146, 640, 348",
        "640, 480, 320, 0.5, 0, 40, 320, 240",
        "1279, 719, 640, 0.5003909304143862, 0, 140, 640, 360",
        "641, 481, 320, 0.49921996879875197, 0, 40, 320, 240",
        "333, 517, 416, 0.804642166344294, 74, 0, 268, 416",
        "4000, 100, 640, 0.16, 0, 312, 640, 16",
        "100, 4000, 640, 0.16, 312, 0, 16, 640",
        "4000, 1, 640, 0.16, 0, 320, 640, 1",
        "1, 1, 640, 640.0, 0, 0, 640, 640",
        "3, 5, 416, 83.2, 83, 0, 250, 416",
        "639, 640, 640, 1.0, 0, 0, 639, 640"
    })
    void shouldPlaceThePictureInTheMiddleAsTheModelsWereTrained(
            int width, int height, int size, double ratio, int left, int top, int scaledWidth, int scaledHeight) {
        assertThat(Letterbox.of(width, height, size, Placement.CENTRED))
                .isEqualTo(new Letterbox(width, height, size, ratio, left, top, scaledWidth, scaledHeight));
    }

    @Test
    void shouldPlaceThePictureInTheTopLeftCorner() {
        assertThat(Letterbox.of(1920, 1080, 416, Placement.TOP_LEFT))
                .isEqualTo(new Letterbox(1920, 1080, 416, 416 / 1920.0, 0, 0, 416, 234));
    }

    @Test
    void shouldStayInTheSquareWhateverThePicture() {
        for (int width = 1; width <= 700; width += 3) {
            for (int height = 1; height <= 700; height += 7) {
                Letterbox letterbox = Letterbox.of(width, height, 640, Placement.CENTRED);
                assertThat(letterbox.left()).isNotNegative();
                assertThat(letterbox.top()).isNotNegative();
                assertThat(letterbox.left() + letterbox.width()).isLessThanOrEqualTo(640);
                assertThat(letterbox.top() + letterbox.height()).isLessThanOrEqualTo(640);
            }
        }
    }

    @Test
    void shouldRenderRedGreenBlueFromZeroToOneBetweenGrey() {
        try (Picture picture = TestPictures.plain(8, 4, 10, 20, 30)) {
            float[] planes = render(picture, Placement.CENTRED, PixelFormat.RGB_UNIT);

            assertThat(planes[at(0, 3, 2)]).isCloseTo(30 / 255f, ROUNDING);
            assertThat(planes[at(1, 3, 2)]).isCloseTo(20 / 255f, ROUNDING);
            assertThat(planes[at(2, 3, 5)]).isCloseTo(10 / 255f, ROUNDING);
            assertThat(planes[at(0, 3, 1)]).isCloseTo(114 / 255f, ROUNDING);
            assertThat(planes[at(2, 3, 6)]).isCloseTo(114 / 255f, ROUNDING);
        }
    }

    @Test
    void shouldRenderBlueGreenRedFromZeroTo255AboveGrey() {
        try (Picture picture = TestPictures.plain(8, 4, 10, 20, 30)) {
            float[] planes = render(picture, Placement.TOP_LEFT, PixelFormat.BGR_BYTE);

            assertThat(planes[at(0, 3, 0)]).isEqualTo(10);
            assertThat(planes[at(1, 3, 0)]).isEqualTo(20);
            assertThat(planes[at(2, 3, 3)]).isEqualTo(30);
            assertThat(planes[at(0, 3, 4)]).isEqualTo(114);
            assertThat(planes[at(2, 7, 7)]).isEqualTo(114);
        }
    }

    @Test
    void shouldCopyEveryPixelWhenNothingIsScaled() {
        try (Picture picture = TestPictures.gradient(8, 8)) {
            float[] planes = render(picture, Placement.CENTRED, PixelFormat.BGR_BYTE);

            byte[] bgr = picture.toBgr();
            for (int pixel = 0; pixel < 64; pixel++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(planes[channel * 64 + pixel]).isEqualTo(bgr[pixel * 3 + channel] & 0xFF);
                }
            }
        }
    }

    @Test
    void shouldInterpolateLinearlyBetweenPixelCentres() {
        byte[] blackAndWhite = {0, 0, 0, -1, -1, -1, 0, 0, 0, -1, -1, -1};
        try (Picture picture = Picture.ofBgr(blackAndWhite, 2, 2)) {
            float[] planes = render(picture, Placement.CENTRED, PixelFormat.BGR_BYTE);

            assertThat(planes[at(0, 0, 3)]).isZero();
            assertThat(planes[at(0, 2, 3)]).isCloseTo(255 * 0.125f, within(1f));
            assertThat(planes[at(0, 3, 3)]).isCloseTo(255 * 0.375f, within(1f));
            assertThat(planes[at(0, 7, 3)]).isEqualTo(255);
        }
    }

    @Test
    void shouldTakeAPictureThatWasDecodedSmaller() {
        var letterbox = Letterbox.of(33, 17, 8, Placement.CENTRED);
        try (Picture half = TestPictures.plain(17, 9, 10, 20, 30)) {
            var planes = FloatBuffer.allocate(3 * 8 * 8);

            letterbox.render(half, planes, PixelFormat.BGR_BYTE);

            assertThat(planes.get(at(0, 3, 3))).isEqualTo(10);
            assertThat(letterbox.toPicture(0, 2, 8, 6).width()).isCloseTo(33, within(0.001));
        }
    }

    @Test
    void shouldLeaveNothingOfThePictureBefore() {
        try (Picture wide = TestPictures.plain(80, 40, 1, 2, 3);
                Picture tall = TestPictures.plain(40, 80, 4, 5, 6)) {
            render(wide, Placement.CENTRED, PixelFormat.BGR_BYTE);
            float[] planes = render(tall, Placement.CENTRED, PixelFormat.BGR_BYTE);

            assertThat(planes[at(0, 0, 3)]).isEqualTo(114);
            assertThat(planes[at(0, 3, 0)]).isEqualTo(4);
        }
    }

    @Test
    void shouldFillABatchPictureAfterPictureInHeapAndDirectBuffers() {
        FloatBuffer heap = FloatBuffer.allocate(2 * 192);
        FloatBuffer direct = ByteBuffer.allocateDirect(2 * 192 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        Letterbox letterbox = Letterbox.of(8, 8, 8, Placement.CENTRED);
        try (Picture first = TestPictures.plain(8, 8, 1, 1, 1);
                Picture second = TestPictures.plain(8, 8, 2, 2, 2)) {
            for (FloatBuffer batch : new FloatBuffer[] {heap, direct}) {
                letterbox.render(first, batch, PixelFormat.BGR_BYTE);
                letterbox.render(second, batch, PixelFormat.BGR_BYTE);
            }
        }

        assertThat(heap.remaining()).isZero();
        assertThat(heap.get(191)).isEqualTo(1);
        assertThat(heap.get(192)).isEqualTo(2);
        assertThat(direct.flip()).isEqualTo(heap.flip());
    }

    @Test
    void shouldRefuseAPictureOfAnotherSizeAndABufferThatIsTooSmall() {
        Letterbox letterbox = Letterbox.of(8, 4, 8, Placement.CENTRED);
        try (Picture right = TestPictures.plain(8, 4, 1, 1, 1);
                Picture wrong = TestPictures.plain(4, 8, 1, 1, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> letterbox.render(wrong, FloatBuffer.allocate(192), PixelFormat.RGB_UNIT))
                    .withMessageContaining("8x4")
                    .withMessageContaining("4x8");
            assertThatThrownBy(() -> letterbox.render(right, FloatBuffer.allocate(191), PixelFormat.RGB_UNIT))
                    .isInstanceOf(BufferOverflowException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "641, 481", "333, 517", "4000, 100", "3, 5"})
    void shouldTakeBoxesBackToWhereTheyWereInThePicture(int width, int height) {
        for (Placement placement : Placement.values()) {
            Letterbox letterbox = Letterbox.of(width, height, 640, placement);
            Box box = new Box(0.1 * width, 0.2 * height, 0.5 * width, 0.7 * height);

            Box back = letterbox.toPicture(
                    box.x() * letterbox.ratio() + letterbox.left(),
                    box.y() * letterbox.ratio() + letterbox.top(),
                    box.right() * letterbox.ratio() + letterbox.left(),
                    box.bottom() * letterbox.ratio() + letterbox.top());

            assertThat(back.iou(box)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void shouldClipBoxesToThePicture() {
        Letterbox letterbox = Letterbox.of(1280, 720, 640, Placement.CENTRED);

        assertThat(letterbox.toPicture(-5, 0, 700, 640)).isEqualTo(new Box(0, 0, 1280, 720));
        assertThat(letterbox.toPicture(10, 600, 20, 640).area()).isZero();
    }

    @Test
    void shouldGiveBackAllNativeMemory() throws Exception {
        FloatBuffer target = FloatBuffer.allocate(3 * 640 * 640);
        Letterbox large = Letterbox.of(1280, 720, 640, Placement.CENTRED);
        Letterbox small = Letterbox.of(1280, 720, 320, Placement.TOP_LEFT);
        try (Picture picture = TestPictures.gradient(1280, 720)) {
            ResidentMemory.assertSteady(() -> {
                large.render(picture, target.clear(), PixelFormat.RGB_UNIT);
                small.render(picture, target.clear(), PixelFormat.BGR_BYTE);
                Resize.toWidth(picture, 640).close();
                Orientation.upright(picture, 7).close();
            });
        }
    }

    private static int at(int plane, int x, int y) {
        return plane * 64 + y * 8 + x;
    }

    private static float[] render(Picture picture, Placement placement, PixelFormat format) {
        FloatBuffer target = FloatBuffer.allocate(3 * 8 * 8);
        Letterbox.of(picture.width(), picture.height(), 8, placement).render(picture, target, format);
        return target.array();
    }
}
