package io.skylens.view.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.Detections;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.FrameId;
import io.skylens.contract.PictureShape;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.UndecodableJpegException;
import io.skylens.view.Jpegs;
import io.skylens.view.Samples;
import io.skylens.view.feed.Frame;
import io.skylens.view.join.Boxes;
import io.skylens.view.join.JoinedFrame;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureMakerTest {

    private static final JpegCodec CODEC = JpegCodecs.best();
    private static final byte[] GREY = Jpegs.plain(640, 480, Color.GRAY);
    private static final Rendition BARE = new Rendition(null, Overlay.NONE);
    private static final Rendition BOXES = new Rendition(null, Overlay.BOXES);

    private final PictureMaker maker = new PictureMaker(CODEC, 90, Placeholder.of(Optional.empty(), CODEC));

    @Test
    void shouldTakeTheDevicesOwnBytesWhenThereIsNothingToChange() {
        assertThat(Scene.live(undetected(GREY, 1)).isOwnBytes(BARE)).isTrue();
        assertThat(Scene.live(undetected(GREY, 1)).isOwnBytes(BOXES)).isTrue();
        assertThat(Scene.live(detected(GREY, 1, 640, 480)).isOwnBytes(BARE)).isTrue();
        assertThat(Scene.live(undetected(GREY, 1)).isOwnBytes(new Rendition(640, Overlay.NONE)))
                .isTrue();
        assertThat(Scene.live(undetected(GREY, 1)).isOwnBytes(new Rendition(639, Overlay.NONE)))
                .isFalse();
        assertThat(Scene.live(detected(GREY, 1, 640, 480)).isOwnBytes(BOXES)).isFalse();
    }

    @Test
    void shouldMeasureATurnedPictureAsItIsDisplayed() {
        assertThat(Scene.live(undetected(GREY, 6)).isOwnBytes(new Rendition(480, Overlay.NONE)))
                .isTrue();
    }

    @Test
    void shouldScaleKeepingTheAspect() throws UndecodableJpegException {
        var picture = Jpegs.decode(maker.make(Scene.live(undetected(GREY, 1)), new Rendition(160, Overlay.NONE)));

        assertThat(picture.getWidth()).isEqualTo(160);
        assertThat(picture.getHeight()).isEqualTo(120);
    }

    @Test
    void shouldPaintBoxesWhereTheyAreInAScaledPicture() throws UndecodableJpegException {
        var picture =
                Jpegs.decode(maker.make(Scene.live(detected(GREY, 1, 640, 480)), new Rendition(320, Overlay.BOXES)));

        assertThat(isGrey(picture.getRGB(50, 150))).as("left edge").isFalse();
        assertThat(isGrey(picture.getRGB(249, 150))).as("right edge").isFalse();
        assertThat(isGrey(picture.getRGB(150, 150))).as("inside").isTrue();
    }

    @Test
    void shouldPaintBoxesOnTheUprightPicture() throws UndecodableJpegException {
        var picture = Jpegs.decode(maker.make(Scene.live(detected(GREY, 6, 480, 640)), BOXES));

        assertThat(picture.getWidth()).isEqualTo(480);
        assertThat(picture.getHeight()).isEqualTo(640);
        assertThat(isGrey(picture.getRGB(100, 250))).as("left edge").isFalse();
    }

    @Test
    void shouldRefuseWhatIsNoPicture() {
        assertThatThrownBy(() ->
                        maker.make(Scene.live(undetected(new byte[] {1, 2, 3}, 1)), new Rendition(160, Overlay.NONE)))
                .isInstanceOf(UndecodableJpegException.class);
    }

    private static JoinedFrame undetected(byte[] jpeg, int orientation) {
        return new JoinedFrame(frame(jpeg, orientation), null, Boxes.BARE);
    }

    /** With one box at (100, 100), 400 wide and 300 high. */
    private static JoinedFrame detected(byte[] jpeg, int orientation, int width, int height) {
        var frame = frame(jpeg, orientation);
        var ref = new Detections.FrameRef(
                Samples.EPOCH, 0, 0, 0, width, height, null, frame.header().receivedAt());
        var object = new DetectedObject("person", 0, 0.9, new Box(100, 100, 400, 300));
        var detections = new Detections(Samples.ALPHA, ref, null, List.of(object), null, "detect-1", null);
        return new JoinedFrame(frame, detections, Boxes.OWN);
    }

    private static Frame frame(byte[] jpeg, int orientation) {
        var header = new FrameHeader(
                new FrameId(Samples.ALPHA, Samples.EPOCH, 0),
                Samples.BEGIN,
                new PictureShape(640, 480, orientation),
                new DeviceStamp(null, null),
                "http",
                false,
                null);
        return new Frame(header, 0, 0, Samples.BEGIN, jpeg);
    }

    private static boolean isGrey(int rgb) {
        var colour = new Color(rgb);
        int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
        int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
        return most - least < 30;
    }
}
