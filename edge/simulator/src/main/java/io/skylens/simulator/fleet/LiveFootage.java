package io.skylens.simulator.fleet;

import io.skylens.imaging.JpegCodec;
import io.skylens.simulator.code.PaintedCode;
import io.skylens.simulator.motion.Town;
import io.skylens.simulator.scene.Renderer;
import io.skylens.simulator.scene.Scene;
import io.skylens.simulator.scene.Shot;
import java.awt.Rectangle;

/** Renders every frame when it is asked for. */
final class LiveFootage implements Footage {

    private final Renderer renderer;
    private final Town town;
    private final Flight flight;
    private final Format format;
    private final JpegCodec codec;

    LiveFootage(Scene scene, Town town, Flight flight, Format format, JpegCodec codec) {
        this.town = town;
        this.flight = flight;
        this.format = format;
        this.codec = codec;
        var covered = format.painted() ? PaintedCode.area(format.width()) : new Rectangle();
        renderer = new Renderer(scene, format.width(), format.height(), covered);
    }

    @Override
    public Exposure expose(Moment moment) {
        try (var shot = shoot(moment.tick())) {
            if (format.painted()) {
                Stamp.of(moment).paint(shot.picture());
            }
            return new Exposure(codec.encode(shot.picture(), format.quality()), shot.seen());
        }
    }

    Shot shoot(long tick) {
        double time = tick / format.fps();
        return renderer.render(flight.at(time, format.width(), format.height()), time, town.at(time));
    }
}
