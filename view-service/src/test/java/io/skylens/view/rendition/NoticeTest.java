package io.skylens.view.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.DeviceStamp;
import io.skylens.contract.DroneState;
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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pictures say of themselves when they are not the present. They are kept in {@code target/screenshots}. */
class NoticeTest {

    private static final JpegCodec CODEC = JpegCodecs.best();
    private static final Path KEPT = Path.of("target", "screenshots");
    private static final Rendition BOXES = new Rendition(null, Overlay.BOXES);
    private static final Rendition NONE = new Rendition(null, Overlay.NONE);

    private final PictureMaker maker = new PictureMaker(CODEC, 90, Placeholder.of(Optional.empty(), CODEC));

    @Test
    void shouldWriteAgesWithAsManyDigitsAsHelp() {
        assertThat(title(DroneState.LATE, Duration.ofMillis(4_240))).isEqualTo("LATE  4.2 s");
        assertThat(title(DroneState.FROZEN, Duration.ofSeconds(59))).isEqualTo("FROZEN  59 s");
        assertThat(title(DroneState.OFFLINE, Duration.ofSeconds(200))).isEqualTo("OFFLINE  3 min");
        assertThat(title(DroneState.OFFLINE, Duration.ofHours(30))).isEqualTo("OFFLINE  1 d");
        assertThat(title(DroneState.LATE, Duration.ofSeconds(-1))).isEqualTo("LATE  0.0 s");
        assertThat(new Notice(DroneState.OFFLINE, null, Instant.EPOCH, "").title())
                .isEqualTo("OFFLINE");
    }

    @Test
    void shouldTakeTheColourFromAPictureThatIsLate() throws IOException, UndecodableJpegException {
        var red = Jpegs.plain(640, 480, Color.RED);

        var picture = kept(scene(red, DroneState.LATE), BOXES, "mjpeg-late-plain");

        var corner = new Color(picture.getRGB(20, 20));
        assertThat(corner.getRed() - corner.getBlue()).isLessThan(20);
        assertThat(amber(picture)).as("pixels of the sign and the word").isGreaterThan(200);
    }

    @Test
    void shouldMarkAFrozenPictureUnlessNothingIsToBeDrawn() throws IOException, UndecodableJpegException {
        var scene = scene(Jpegs.plain(640, 480, Color.RED), DroneState.FROZEN);

        assertThat(scene.isOwnBytes(NONE)).as("a frame still").isTrue();
        assertThat(scene.isOwnBytes(BOXES)).isFalse();
        var corner = new Color(kept(scene, BOXES, "mjpeg-frozen-plain").getRGB(20, 20));
        assertThat(corner.getRed() - corner.getBlue()).isLessThan(20);
    }

    @Test
    void shouldMarkALatePictureWhateverTheOverlay() {
        assertThat(scene(Jpegs.plain(640, 480), DroneState.LATE).isOwnBytes(NONE))
                .isFalse();
    }

    @Test
    void shouldHaveAPlaceholderForADroneWithoutAPicture() throws IOException, UndecodableJpegException {
        var picture = kept(new Scene(Samples.ALPHA, null, notice(DroneState.OFFLINE)), BOXES, "mjpeg-placeholder");

        assertThat(picture.getWidth()).isEqualTo(960);
        kept(new Scene(Samples.ALPHA, null, notice(DroneState.LATE)), new Rendition(240, Overlay.NONE), "mjpeg-small");
    }

    @Test
    void shouldTakeOnesOwnPlaceholder(@TempDir Path folder) throws IOException, UndecodableJpegException {
        var file = Files.write(folder.resolve("away.jpg"), Jpegs.plain(400, 300, Color.BLUE));
        var own = new PictureMaker(CODEC, 90, Placeholder.of(Optional.of(file), CODEC));

        var picture = Jpegs.decode(own.make(new Scene(Samples.ALPHA, null, notice(DroneState.OFFLINE)), BOXES));

        assertThat(picture.getWidth()).isEqualTo(400);
        assertThat(new Color(picture.getRGB(5, 5)).getBlue()).isGreaterThan(200);
    }

    @Test
    void shouldRefuseAPlaceholderThatIsNoPicture(@TempDir Path folder) throws IOException {
        var file = Optional.of(Files.writeString(folder.resolve("away.jpg"), "hello"));

        assertThatThrownBy(() -> Placeholder.of(file, CODEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("skylens.view.placeholder")
                .hasMessageContaining("away.jpg");
    }

    @Test
    void shouldBeReadableOnARealPicture() throws IOException, UndecodableJpegException {
        var street = ImageIO.read(RealPart.shared("frames/street_f000.png").toFile());
        var rgb = new BufferedImage(street.getWidth(), street.getHeight(), BufferedImage.TYPE_INT_RGB);
        rgb.getGraphics().drawImage(street, 0, 0, null);
        var jpeg = Jpegs.encode(rgb);
        for (var state : new DroneState[] {DroneState.LATE, DroneState.FROZEN, DroneState.OFFLINE}) {
            var picture = kept(scene(jpeg, state), new Rendition(640, Overlay.BOXES), "mjpeg-" + state);
            assertThat(picture.getWidth()).isEqualTo(640);
        }
    }

    private static String title(DroneState state, Duration age) {
        return new Notice(state, Samples.BEGIN, Samples.BEGIN.plus(age), "").title();
    }

    private static Notice notice(DroneState state) {
        var reason = state == DroneState.FROZEN
                ? "its pictures have all been the same since 2026-11-20T09:00:00Z"
                : "no frame since 2026-11-20T09:00:00Z";
        return new Notice(state, Samples.BEGIN, Samples.BEGIN.plusMillis(4_200), reason);
    }

    private static Scene scene(byte[] jpeg, DroneState state) throws IllegalStateException {
        var image = Jpegs.decode(jpeg);
        var header = new FrameHeader(
                new FrameId(Samples.ALPHA, Samples.EPOCH, 0),
                Samples.BEGIN,
                new PictureShape(image.getWidth(), image.getHeight(), 1),
                new DeviceStamp(null, null),
                "http",
                false,
                null);
        var frame = new Frame(header, 0, 0, Samples.BEGIN, jpeg);
        return new Scene(Samples.ALPHA, new JoinedFrame(frame, null, Boxes.BARE), notice(state));
    }

    private BufferedImage kept(Scene scene, Rendition rendition, String name)
            throws IOException, UndecodableJpegException {
        var picture = Jpegs.decode(maker.make(scene, rendition));
        Files.createDirectories(KEPT);
        ImageIO.write(picture, "png", KEPT.resolve(name + ".png").toFile());
        return picture;
    }

    private static long amber(BufferedImage picture) {
        long amber = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                var colour = new Color(picture.getRGB(x, y));
                amber += colour.getRed() > 180 && colour.getRed() - colour.getBlue() > 80 ? 1 : 0;
            }
        }
        return amber;
    }
}
