package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxPainterTest {

    private static final int BLACK = 0x000000;

    @ParameterizedTest
    @CsvSource({"160, 120", "640, 480", "1280, 720", "3840, 2160", "720, 1280"})
    void shouldDrawAnUnbrokenLineAroundTheObject(int width, int height) {
        try (Picture picture = ground(width, height)) {
            DetectedObject object = object("person", middle(width, height));

            BoxPainter.paint(picture, List.of(object), false);

            assertThat(paintedShareOfSides(picture, object)).isEqualTo(1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"160, 120", "1280, 720", "3840, 2160"})
    void shouldDashTheLineAroundAHeldObject(int width, int height) {
        try (Picture picture = ground(width, height)) {
            DetectedObject object = object("person", middle(width, height));

            BoxPainter.paint(picture, List.of(object), true);

            assertThat(paintedShareOfSides(picture, object)).isBetween(0.4, 0.75);
        }
    }

    @ParameterizedTest
    @CsvSource({"160, 120", "640, 480", "1280, 720", "3840, 2160", "720, 1280"})
    void shouldWriteLettersOfAReadableSizeThatContrastWithTheirChip(int width, int height) {
        try (Picture picture = ground(width, height)) {
            Box box = middle(width, height);

            BoxPainter.paint(picture, List.of(object("person", box)), false);

            int aboveTheLine = (int) box.y() - 1 - BoxStyle.of(width, height).line() * 2;
            List<Integer> inkedRows = IntStream.range(0, aboveTheLine)
                    .filter(y -> count(picture, (int) box.x(), width, y, y + 1, pixel -> isDark(pixel)) > 0)
                    .boxed()
                    .toList();
            int lettersHigh = Collections.max(inkedRows) - Collections.min(inkedRows) + 1;
            assertThat(lettersHigh).isGreaterThanOrEqualTo(7).isGreaterThanOrEqualTo(Math.min(width, height) / 60);
            assertThat(lettersHigh).isLessThan(height / 8);
        }
    }

    @Test
    void shouldKeepABoxAroundTheWholePictureVisible() {
        try (Picture picture = ground(640, 480)) {
            DetectedObject object = object("car", new Box(0, 0, 640, 480));

            BoxPainter.paint(picture, List.of(object), false);

            int colour = LabelPalette.colourOf("car");
            assertThat(TestPictures.pixel(picture, 0, 300)).isEqualTo(colour);
            assertThat(TestPictures.pixel(picture, 639, 300)).isEqualTo(colour);
            assertThat(TestPictures.pixel(picture, 300, 479)).isEqualTo(colour);
        }
    }

    @Test
    void shouldRimBoxesSoThatTheyShowOnAGroundOfTheirOwnColour() {
        int colour = LabelPalette.colourOf("car");
        try (Picture picture = TestPictures.plain(640, 480, colour & 0xFF, colour >> 8 & 0xFF, colour >> 16)) {
            BoxPainter.paint(picture, List.of(object("car", new Box(200, 200, 100, 100))), false);

            assertThat(count(picture, 190, 210, 250, 251, pixel -> pixel == BLACK))
                    .isEqualTo(2);
        }
    }

    @Test
    void shouldDrawEveryBoxOfACrowdAndSurviveBoxesOfNoSize() {
        try (Picture picture = ground(640, 480)) {
            List<DetectedObject> crowd = IntStream.range(0, 60)
                    .mapToObj(number -> object("person", new Box(100 + number * 5, 200, number % 2 * 40, 40)))
                    .toList();

            BoxPainter.paint(picture, crowd, false);

            int colour = LabelPalette.colourOf("person");
            assertThat(crowd)
                    .allMatch(one -> TestPictures.pixel(picture, (int) one.box().x(), 230) == colour);
        }
    }

    @Test
    void shouldShortenALabelThatIsWiderThanThePicture() {
        try (Picture picture = ground(160, 120)) {
            DetectedObject object = object("a label that goes on and on and on and on", middle(160, 120));

            BoxPainter.paint(picture, List.of(object), false);

            int colour = LabelPalette.colourOf(object.label());
            assertThat(count(picture, 0, 160, 0, 28, pixel -> pixel == colour)).isGreaterThan(300);
        }
    }

    @Test
    void shouldNameALabelOutsideAsciiByItsClassNumber() {
        try (Picture korean = ground(320, 240);
                Picture number = ground(320, 240)) {
            Box box = middle(320, 240);
            BoxPainter.paint(korean, List.of(new DetectedObject("사람", 3, 0.5, box)), false);
            BoxPainter.paint(number, List.of(new DetectedObject("class 3", 3, 0.5, box)), false);

            int width = chipWidth(korean, LabelPalette.colourOf("사람"));
            assertThat(width).isEqualTo(chipWidth(number, LabelPalette.colourOf("class 3")));
        }
    }

    private static int chipWidth(Picture picture, int colour) {
        int firstRow = IntStream.range(0, picture.height())
                .filter(y -> count(picture, 0, picture.width(), y, y + 1, pixel -> pixel == colour) > 0)
                .findFirst()
                .orElseThrow();
        return count(picture, 0, picture.width(), firstRow, firstRow + 1, pixel -> pixel == colour);
    }

    private static Picture ground(int width, int height) {
        return TestPictures.plain(width, height, 200, 210, 190);
    }

    private static Box middle(int width, int height) {
        return new Box(width / 4.0, height / 3.0, width / 2.0, height / 2.0);
    }

    private static DetectedObject object(String label, Box box) {
        return new DetectedObject(label, 0, 0.87, box);
    }

    private static double paintedShareOfSides(Picture picture, DetectedObject object) {
        int colour = LabelPalette.colourOf(object.label());
        Box box = object.box();
        int left = Math.toIntExact(Math.round(box.x()));
        int top = Math.toIntExact(Math.round(box.y()));
        int right = Math.toIntExact(Math.round(box.right()));
        int bottom = Math.toIntExact(Math.round(box.bottom()));
        int painted = count(picture, left, left + 1, top, bottom, pixel -> pixel == colour)
                + count(picture, right - 1, right, top, bottom, pixel -> pixel == colour)
                + count(picture, left, right, bottom - 1, bottom, pixel -> pixel == colour);
        return painted / (2.0 * (bottom - top) + right - left);
    }

    private static int count(Picture picture, int left, int right, int top, int bottom, IntPredicate which) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (which.test(TestPictures.pixel(picture, x, y))) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean isDark(int pixel) {
        return (pixel >> 16) + (pixel >> 8 & 0xFF) + (pixel & 0xFF) < 150;
    }
}
