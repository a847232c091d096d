package io.skylens.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.JpegHeader;
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
