package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.Rect;

class LabelLayoutTest {

    private static final Rect OTHER = new Rect(300, 100, 80, 100);

    private final LabelLayout layout = new LabelLayout(640, 480, List.of(OTHER));

    @Test
    void shouldPlaceALabelAboveItsBox() {
        assertThat(layout.place(new Rect(100, 200, 50, 50), 80, 20)).contains(new Rect(100, 180, 80, 20));
    }

    @Test
    void shouldPlaceALabelBelowABoxAtTheTop() {
        assertThat(layout.place(new Rect(100, 5, 50, 50), 80, 20)).contains(new Rect(100, 55, 80, 20));
    }

    @Test
    void shouldPlaceALabelInsideABoxThatFillsThePicture() {
        assertThat(layout.place(new Rect(0, 0, 640, 480), 80, 20)).contains(new Rect(0, 0, 80, 20));
    }

    @Test
    void shouldKeepALabelInThePictureAtTheRightEdge() {
        assertThat(layout.place(new Rect(620, 200, 20, 50), 80, 20)).contains(new Rect(560, 180, 80, 20));
    }

    @Test
    void shouldNotCoverALabelThatStandsThere() {
        layout.place(new Rect(100, 200, 50, 50), 80, 20);

        assertThat(layout.place(new Rect(110, 205, 50, 50), 80, 20)).contains(new Rect(110, 255, 80, 20));
    }

    @Test
    void shouldPreferRoomThatHidesNoOtherBox() {
        assertThat(layout.place(new Rect(310, 210, 50, 50), 80, 20)).contains(new Rect(310, 260, 80, 20));
    }

    @Test
    void shouldLeaveOutALabelThatHasNoRoom() {
        layout.place(new Rect(100, 200, 50, 20), 80, 20);
        layout.place(new Rect(100, 200, 50, 20), 80, 20);
        layout.place(new Rect(100, 200, 50, 20), 80, 20);

        assertThat(layout.place(new Rect(100, 200, 50, 20), 80, 20)).isEmpty();
    }
}
