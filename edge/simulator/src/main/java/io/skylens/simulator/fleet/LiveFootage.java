package io.skylens.simulator.fleet;

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
    private final Darkroom darkroom;

    LiveFootage(Scene scene, Town town, Flight flight, Format format, Darkroom darkroom) {
        this.town = town;
        this.flight = flight;
        this.format = format;
        this.darkroom = darkroom;
        var covered = format.painted() ? PaintedCode.area(format.width()) : new Rectangle();
        renderer = new Renderer(scene, format.width(), format.height(), covered);
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public Exposure expose(Moment moment, Format asked) {
        try (var shot = shoot(moment.tick())) {
            return darkroom.develop(shot, moment, asked);
        }
    }

    Shot shoot(long tick) {
        double time = tick / format.fps();
        return renderer.render(flight.at(time, format.width(), format.height()), time, town.at(time));
    }
}
