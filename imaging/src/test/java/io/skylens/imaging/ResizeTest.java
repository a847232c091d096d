package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeTest {

    @ParameterizedTest
    @CsvSource({"1280, 720, 480, 270", "1279, 719, 640, 360", "4000, 10, 100, 1", "10, 4000, 5, 2000", "3, 3, 1, 1"})
    void shouldKeepTheAspect(int width, int height, int newWidth, int newHeight) {
        try (Picture picture = TestPictures.gradient(width, height);
                Picture smaller = Resize.toWidth(picture, newWidth)) {
            assertThat(smaller.width()).isEqualTo(newWidth);
            assertThat(smaller.height()).isEqualTo(newHeight);
        }
    }

    @Test
    void shouldAverageThePixelsItMerges() {
        byte[] chequered = {0, 0, 0, 100, 100, 100, 100, 100, 100, 0, 0, 0};

        try (Picture picture = Picture.ofBgr(chequered, 2, 2);
                Picture smaller = Resize.toWidth(picture, 1)) {
            assertThat(smaller.toBgr()).containsExactly(50, 50, 50);
        }
    }

    @Test
    void shouldNeverEnlarge() {
        try (Picture picture = TestPictures.gradient(20, 10)) {
            assertThat(Resize.toWidth(picture, 20)).isSameAs(picture);
            assertThat(Resize.toWidth(picture, 4000)).isSameAs(picture);
        }
    }

    @Test
    void shouldRefuseAWidthOfNothing() {
        try (Picture picture = TestPictures.gradient(20, 10)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Resize.toWidth(picture, 0));
        }
    }
}
