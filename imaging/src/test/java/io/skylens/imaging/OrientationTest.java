package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    private static final String CORNERS = "ABCD";

    /** Where the stored corners A (first row, first column), B, C (last row, first column) and D are seen. */
    @ParameterizedTest
    @CsvSource({
        "1, ABCD, 5, 3",
        "2, BADC, 5, 3",
        "3, DCBA, 5, 3",
        "4, CDAB, 5, 3",
        "5, ACBD, 3, 5",
        "6, CADB, 3, 5",
        "7, DBCA, 3, 5",
        "8, BDAC, 3, 5"
    })
    void shouldTurnTheStoredPictureAsExifDefinesIt(int orientation, String seen, int width, int height) {
        try (Picture stored = lettered(5, 3);
                Picture upright = Orientation.upright(stored, orientation)) {
            assertThat(upright.width()).isEqualTo(width);
            assertThat(upright.height()).isEqualTo(height);
            assertThat(corners(upright)).isEqualTo(seen);
        }
    }

    @Test
    void shouldReturnTheSamePictureWhereNothingIsToBeTurned() {
        try (Picture stored = lettered(5, 3)) {
            assertThat(Orientation.upright(stored, 1)).isSameAs(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9})
    void shouldRefuseOrientationsExifDoesNotKnow(int orientation) {
        try (Picture stored = lettered(5, 3)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Orientation.upright(stored, orientation))
                    .withMessageContaining("got " + orientation);
        }
    }

    private static Picture lettered(int width, int height) {
        Picture picture = TestPictures.plain(width, height, 0, 0, 0);
        for (int corner = 0; corner < CORNERS.length(); corner++) {
            byte letter = (byte) CORNERS.charAt(corner);
            picture.mat().put(corner / 2 * (height - 1), corner % 2 * (width - 1), new byte[] {letter, letter, letter});
        }
        return picture;
    }

    private static String corners(Picture picture) {
        var letters = new StringBuilder();
        for (int corner = 0; corner < CORNERS.length(); corner++) {
            int x = corner % 2 * (picture.width() - 1);
            int y = corner / 2 * (picture.height() - 1);
            letters.append((char) (TestPictures.pixel(picture, x, y) & 0xFF));
        }
        return letters.toString();
    }
}
