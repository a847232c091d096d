package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class PictureTest {

    @Test
    void shouldReturnTheBytesItWasMadeOf() {
        byte[] bgr = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 255};

        try (Picture picture = Picture.ofBgr(bgr, 2, 2)) {
            assertThat(picture.width()).isEqualTo(2);
            assertThat(picture.height()).isEqualTo(2);
            assertThat(picture.toBgr()).isEqualTo(bgr);
        }
    }

    @Test
    void shouldReadPaddedRowsWithoutTheirPadding() {
        try (Picture whole = TestPictures.gradient(20, 10);
                Picture part = Picture.of(whole.mat().submat(2, 5, 3, 10))) {
            assertThat(part.mat().isContinuous()).isFalse();
            assertThat(part.toBgr()).hasSize(3 * 7 * 3);
            assertThat(TestPictures.pixel(part, 0, 0)).isEqualTo(TestPictures.pixel(whole, 3, 2));
        }
    }

    @Test
    void shouldReleaseItsMemoryWhenClosedOnceOrTwice() {
        Picture picture = TestPictures.gradient(20, 10);
        Mat mat = picture.mat();

        picture.close();
        picture.close();

        assertThat(mat.dataAddr()).isZero();
    }

    /** Or every picture would leave a little behind that only the garbage collector finds. */
    @Test
    void shouldUseTheMatrixOfAClosedPictureAgainButForOnePictureOnly() {
        Picture first = Picture.ofBgr(new byte[3], 1, 1);
        Mat mat = first.mat();
        first.close();
        first.close();

        try (Picture second = Picture.ofBgr(new byte[] {1, 2, 3}, 1, 1);
                Picture third = Picture.ofBgr(new byte[12], 2, 2)) {
            assertThat(second.mat()).isSameAs(mat);
            assertThat(third.mat()).isNotSameAs(mat);
            assertThat(second.toBgr()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void shouldRefuseBytesThatAreNotThreePerPixel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.ofBgr(new byte[11], 2, 2))
                .withMessageContaining("2x2")
                .withMessageContaining("11 bytes");
    }

    @Test
    void shouldRefuseMatricesThatAreNotBgr() {
        OpenCvLibrary.load();
        Mat grey = new Mat(2, 2, CvType.CV_8UC1, new Scalar(0));

        assertThatIllegalArgumentException().isThrownBy(() -> Picture.of(grey)).withMessageContaining("CV_8UC1");
        assertThat(grey.empty()).isFalse();
        grey.release();
    }
}
