package io.skylens.simulator.scene;

import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.motion.Actor;
import io.skylens.simulator.raster.Frame;
import io.skylens.simulator.raster.GroundSampler;
import io.skylens.simulator.raster.View;
import io.skylens.simulator.raster.Waves;
import java.awt.Rectangle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Paints what a camera sees of a scene. Keeps its buffers from picture to picture; not thread-safe. */
public final class Renderer {

    private static final long WAVES_SEED = 11;

    private final Scene scene;
    private final Frame frame;
    private final GroundSampler ground;
    private final Cast cast;
    private final Scenery scenery;
    private final Rectangle covered;

    /** @param covered what will be painted over every picture, so that nothing is seen there; may be empty */
    public Renderer(Scene scene, int width, int height, Rectangle covered) {
        this.scene = scene;
        this.covered = covered;
        frame = new Frame(width, height);
        ground = new GroundSampler(
                scene.ground(), new Waves(WAVES_SEED, scene.ground().ppm()));
        cast = new Cast(scene);
        scenery = new Scenery(scene);
    }

    /**
     * Paints the picture and says what is to be seen in it.
     *
     * @param view of this renderer's width and height
     */
    public Shot render(View view, double time, List<Actor> actors) {
        frame.begin(actors.size());
        ground.fill(frame, view, time);
        var stage = new Stage(frame, view, scene.gallery().light().sun()::onWall);
        actors.forEach(actor -> cast.paintBelow(stage, actor));
        IntStream.range(0, actors.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -view.distanceFromNadir(actors.get(i).pose())))
                .forEach(i -> cast.paint(stage, actors.get(i), i + 1));
        scenery.paint(stage, time);
        frame.disown(covered);
        return new Shot(frame.picture(), new Witness(frame, view).testify(actors));
    }

    /** Whether anything of that size at that place could be in the picture. */
    static boolean isNear(View view, Pose pose, double size) {
        return view.distanceFromNadir(pose) < view.reach() + size;
    }
}
