package io.skylens.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.simulator.art.Light;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.motion.Actor;
import io.skylens.simulator.motion.Town;
import io.skylens.simulator.plan.Districts;
import io.skylens.simulator.raster.View;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth against the picture as it is sent: under each box are other colours than in the same scene without anybody. */
class TruthColoursTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double TIME = 3;
    /** Sum of a pixel's three channels. What JPEG changes far from any object is less. */
    private static final double SEEN = 20;
    /** Shadows, wakes and beams of light reach so many pixels beyond their object's box. */
    private static final int SURROUNDINGS = 60;

    private final JpegCodec codec = JpegCodecs.best();

    @ParameterizedTest
    @CsvSource({"DOWNTOWN,day", "HARBOR,day", "HIGHWAY,dusk", "SUBURB,overcast"})
    void shouldShowOtherColoursUnderEachBoxAndTheSameElsewhere(Districts district, String light) throws Exception {
        var scene = new Scene(district.lay(5), light(light), 14, 5);
        var start = scene.district().tour().at(0);
        var view = View.of(new Pose(start.x(), start.y(), 0.2), 38, WIDTH, HEIGHT);
        var renderer = new Renderer(scene, WIDTH, HEIGHT, new Rectangle());
        List<Seen> seen;
        byte[] peopled;
        try (var shot = renderer.render(view, TIME, actors(scene))) {
            seen = shot.seen();
            peopled = asSent(shot);
        }
        byte[] empty;
        try (var shot = renderer.render(view, TIME, List.of())) {
            empty = asSent(shot);
        }

        assertThat(seen).isNotEmpty();
        for (var each : seen) {
            assertThat(difference(peopled, empty, each.box()))
                    .as(each.toString())
                    .isGreaterThan(SEEN);
        }
        assertThat(differenceElsewhere(peopled, empty, seen)).isLessThan(SEEN / 2);
    }

    private static Light light(String name) {
        return switch (name) {
            case "dusk" -> Light.DUSK;
            case "overcast" -> Light.OVERCAST;
            default -> Light.DAY;
        };
    }

    private static List<Actor> actors(Scene scene) {
        return new Town(scene.district(), 7, 1).at(TIME);
    }

    private byte[] asSent(Shot shot) throws Exception {
        var jpeg = codec.encode(shot.picture(), 80);
        try (var decoded = codec.decode(jpeg, 0, jpeg.length)) {
            return decoded.toBgr();
        }
    }

    private static double difference(byte[] one, byte[] other, Box box) {
        double sum = 0;
        int count = 0;
        for (int y = (int) box.y(); y < box.bottom(); y++) {
            for (int x = (int) box.x(); x < box.right(); x++, count++) {
                sum += difference(one, other, x, y);
            }
        }
        return sum / count;
    }

    private static double differenceElsewhere(byte[] one, byte[] other, List<Seen> seen) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (isFar(x, y, seen)) {
                    sum += difference(one, other, x, y);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean isFar(int x, int y, List<Seen> seen) {
        return seen.stream()
                .map(Seen::box)
                .allMatch(box -> x < box.x() - SURROUNDINGS
                        || x > box.right() + SURROUNDINGS
                        || y < box.y() - SURROUNDINGS
                        || y > box.bottom() + SURROUNDINGS);
    }

    private static int difference(byte[] one, byte[] other, int x, int y) {
        int at = 3 * (y * WIDTH + x);
        int difference = 0;
        for (int channel = 0; channel < 3; channel++) {
            difference += Math.abs((one[at + channel] & 0xFF) - (other[at + channel] & 0xFF));
        }
        return difference;
    }
}
