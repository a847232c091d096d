package io.skylens.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.contract.CameraSettings;
import io.skylens.contract.JpegHeader;
import io.skylens.contract.PictureShape;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.simulator.code.PaintedCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Format SMALL = new Format(320, 240, 5, 80, false);

    private final JpegCodec codec = JpegCodecs.best();

    @Test
    void shouldNameDronesAfterTheirDistricts() {
        assertThat(Fleet.id(0)).hasToString("harbor");
        assertThat(Fleet.id(1)).hasToString("downtown");
        assertThat(Fleet.id(6)).hasToString("harbor-2");
    }

    @Test
    void shouldTakeTheSamePicturesForTheSameSeed() {
        var one = fleet(SMALL, 1).drones(1, 0).get(0);
        var other = fleet(SMALL, 1).drones(1, 0).get(0);

        for (int tick = 0; tick < 5; tick++) {
            var moment = new Moment(one.id(), 1, tick, tick * 3, Instant.EPOCH);
            var exposure = one.footage().expose(moment);
            assertThat(exposure.jpeg()).isEqualTo(other.footage().expose(moment).jpeg());
            assertThat(exposure.seen()).isNotEmpty();
        }
    }

    @Test
    void shouldDeliverJpegsOfTheFormat() throws Exception {
        var drone = fleet(SMALL, 1).drones(1, 0).get(0);

        byte[] jpeg = drone.footage()
                .expose(new Moment(drone.id(), 1, 0, 0, Instant.EPOCH))
                .jpeg();

        var header = JpegHeader.parse(jpeg);
        assertThat(header.shape().width()).isEqualTo(320);
        assertThat(header.shape().height()).isEqualTo(240);
        assertThat(header.length()).isEqualTo(jpeg.length);
    }

    @Test
    void shouldPaintEachFramesOwnCode() throws Exception {
        var format = new Format(640, 480, 5, 60, true);
        for (int loopFrames : new int[] {0, 3}) {
            var drone = fleet(format, 1).drones(1, loopFrames).get(0);
            for (int sequence = 0; sequence < 5; sequence++) {
                byte[] jpeg = drone.footage()
                        .expose(new Moment(drone.id(), 2, sequence, sequence, Instant.EPOCH))
                        .jpeg();
                try (var picture = codec.decode(jpeg, 0, jpeg.length)) {
                    assertThat(PaintedCode.read(picture))
                            .contains(new PaintedCode(PaintedCode.numberOf(drone.id()), sequence, 2));
                }
            }
        }
    }

    @Test
    void shouldFilmSmallerAndCoarserWhenAsked() throws Exception {
        var own = new Format(640, 480, 5, 90, true);
        var asked = own.obeying(new CameraSettings(60, "480x400", null));
        for (int loopFrames : new int[] {0, 2}) {
            var drone = fleet(own, 1).drones(1, loopFrames).get(0);
            var moment = new Moment(drone.id(), 1, 0, 0, Instant.EPOCH);
            var usual = drone.footage().expose(moment);
            var smaller = drone.footage().expose(moment, asked);

            assertThat(JpegHeader.parse(smaller.jpeg()).shape()).isEqualTo(new PictureShape(480, 360, 1));
            assertThat(smaller.jpeg().length).isLessThan(usual.jpeg().length / 2);
            assertThat(smaller.seen()).hasSameSizeAs(usual.seen());
            for (int i = 0; i < smaller.seen().size(); i++) {
                var box = usual.seen().get(i).box();
                assertThat(smaller.seen().get(i).box())
                        .isEqualTo(new Box(box.x() * 0.75, box.y() * 0.75, box.width() * 0.75, box.height() * 0.75));
            }
            try (var picture = codec.decode(smaller.jpeg(), 0, smaller.jpeg().length)) {
                assertThat(PaintedCode.read(picture)).isPresent();
            }
        }
    }

    @Test
    void shouldRepeatALoop() {
        var drone = fleet(SMALL, 1).drones(1, 4).get(0);

        var first = drone.footage().expose(new Moment(drone.id(), 1, 0, 1, Instant.EPOCH));
        var later = drone.footage().expose(new Moment(drone.id(), 1, 0, 9, Instant.EPOCH));

        assertThat(first).isSameAs(later);
    }

    private Fleet fleet(Format format, long seed) {
        return new Fleet(format, Lighting.MIXED, Handling.USUAL, seed, codec);
    }
}
