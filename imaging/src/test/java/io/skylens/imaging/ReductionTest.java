package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.PictureShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 640, HALF",
        "720, 1280, 640, HALF",
        "1279, 720, 640, HALF",
        "1278, 720, 640, NONE",
        "1920, 1080, 640, HALF",
        "1920, 1080, 416, QUARTER",
        "4000, 3000, 320, EIGHTH",
        "40000, 3000, 320, EIGHTH",
        "640, 480, 640, NONE",
        "1, 1, 640, NONE"
    })
    void shouldLeaveTheLongerSideAsLongAsAskedFor(int width, int height, int side, Reduction expected) {
        assertThat(Reduction.toAtLeast(side, new PictureShape(width, height, 1)))
                .isEqualTo(expected);
    }
}
