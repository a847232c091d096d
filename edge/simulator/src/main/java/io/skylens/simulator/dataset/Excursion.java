package io.skylens.simulator.dataset;

import io.skylens.simulator.art.Light;
import io.skylens.simulator.code.PaintedCode;
import io.skylens.simulator.fleet.Flight;
import io.skylens.simulator.fleet.Format;
import io.skylens.simulator.fleet.Handling;
import io.skylens.simulator.motion.Town;
import io.skylens.simulator.plan.Districts;
import io.skylens.simulator.raster.View;
import io.skylens.simulator.scene.Renderer;
import io.skylens.simulator.scene.Scene;
import java.awt.Rectangle;
import java.util.Random;

/** Pictures of one scene in one light, from different places and heights, at different times, by different cameras. */
final class Excursion {

    private static final double LOWEST = 26;
    private static final double HIGHEST = 62;
    private static final double SCENE_ALTITUDE = 32;
    /** Detectors should not take painted codes for something. */
    private static final int CODED_ONE_IN = 12;

    private final Random random;
    private final Format format;
    private final Scene scene;
    private final Renderer renderer;
    private final Town town;
    private final boolean coded;
    private double time;

    Excursion(long seed, int number, Format format) {
        random = new Random(seed);
        this.format = format;
        var districts = Districts.all();
        var district = districts.get(number % districts.size()).lay(random.nextLong());
        double ppm =
                View.of(null, SCENE_ALTITUDE, format.width(), format.height()).scaleAt(0);
        scene = new Scene(district, Light.random(random), ppm, random.nextLong());
        coded = random.nextInt(CODED_ONE_IN) == 0;
        var covered = coded ? PaintedCode.area(format.width()) : new Rectangle();
        renderer = new Renderer(scene, format.width(), format.height(), covered);
        town = new Town(district, random.nextLong(), 0.4 + 1.4 * random.nextDouble());
    }

    Sample next() {
        time += 3 + 9 * random.nextDouble();
        double altitude = LOWEST + (HIGHEST - LOWEST) * Math.pow(random.nextDouble(), 1.5);
        var flight = new Flight(
                scene.district(),
                new Handling(altitude, Handling.USUAL.pan(), Handling.USUAL.jitter()),
                random.nextLong());
        var view = flight.at(time, format.width(), format.height());
        var shot = renderer.render(turned(view), time, town.at(time));
        new Lens(random).spoil(shot.picture());
        if (coded) {
            new PaintedCode(random.nextInt(), random.nextInt(), 1).paint(shot.picture());
        }
        return new Sample(shot, 40 + random.nextInt(56));
    }

    /** Drones fly every way. */
    private View turned(View view) {
        var eye = view.eye().turned(random.nextDouble() * 2 * Math.PI);
        return new View(eye, view.altitude(), view.focal(), view.width(), view.height());
    }
}
