package io.skylens.simulator.scene;

import io.skylens.simulator.art.Sun;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.motion.Actor;
import io.skylens.simulator.plan.Body;
import io.skylens.simulator.plan.Label;
import io.skylens.simulator.raster.Ink;

/** Paints everything that is an object: people, vehicles, boats, with their shadows, lights and wakes. */
final class Cast {

    private static final double LARGEST = 8;
    /** Metres gone for one double step. */
    private static final double DOUBLE_STEP = 1.5;

    private static final double FASTEST_WAKE = 3.5;

    private final Scene scene;
    private final Sun sun;

    Cast(Scene scene) {
        this.scene = scene;
        sun = scene.gallery().light().sun();
    }

    /** What lies on the ground beneath the objects, and belongs to none of them. */
    void paintBelow(Stage stage, Actor actor) {
        if (!Renderer.isNear(stage.view, actor.pose(), LARGEST)) {
            return;
        }
        double sunny = 1 - scene.shadows().at(actor.pose().x(), actor.pose().y());
        var ink = Ink.veil(sun.depth() * sunny);
        if (actor.label() == Label.PERSON) {
            var fallen = new Pose(actor.pose().x(), actor.pose().y(), sun.heading());
            stage.blitter.draw(scene.gallery().person(actor.look()).shadow(), fallen, 0, ink);
            return;
        }
        if (actor.label() == Label.BOAT && actor.speed() > 0) {
            double stern = -Body.of(actor.label(), actor.look()).length() / 2;
            var foam = Ink.veil(Math.min(1, actor.speed() / FASTEST_WAKE));
            stage.blitter.draw(scene.gallery().wake(), actor.pose().moved(stern, 0), 0, foam);
        }
        var model = scene.gallery().model(actor.label(), actor.look());
        double widest = Body.of(actor.label(), actor.look()).width() * 0.8 / Math.max(0.1, sun.length());
        stage.blitter.draw(model.shadow(), shifted(actor.pose(), Math.min(widest, model.height())), 0, ink);
        headLights(stage, actor);
    }

    private void headLights(Stage stage, Actor actor) {
        if (scene.gallery().light().lamps() > 0 && actor.speed() > 0 && actor.label() != Label.BOAT) {
            double front = Body.of(actor.label(), actor.look()).length() / 2;
            stage.blitter.draw(scene.gallery().beam(), actor.pose().moved(front, 0), 0, Ink.veil(1));
        }
    }

    private Pose shifted(Pose pose, double z) {
        return new Pose(pose.x() + sun.shadowX(z), pose.y() + sun.shadowY(z), pose.heading());
    }

    /** @param owner whose the pixels become, from 1 */
    void paint(Stage stage, Actor actor, int owner) {
        if (!Renderer.isNear(stage.view, actor.pose(), LARGEST)) {
            return;
        }
        double shade = sun.depth()
                * 0.8
                * scene.shadows().at(actor.pose().x(), actor.pose().y());
        var ink = new Ink((int) (Ink.FULL * (1 - shade)), Ink.FULL, owner);
        if (actor.label() == Label.PERSON) {
            person(stage, actor, ink);
        } else {
            stage.put(scene.gallery().model(actor.label(), actor.look()), actor.pose(), ink);
        }
    }

    private void person(Stage stage, Actor actor, Ink ink) {
        var parts = scene.gallery().person(actor.look());
        var pose = actor.pose();
        double swing = actor.speed() == 0 ? 0 : Math.sin(actor.stride() / DOUBLE_STEP * 2 * Math.PI);
        stage.blitter.draw(parts.foot(), pose.moved(0.3 * swing, -0.13), 0.1, ink);
        stage.blitter.draw(parts.foot(), pose.moved(-0.3 * swing, 0.13), 0.1, ink);
        stage.blitter.draw(parts.hand(), pose.moved(0.05 - 0.2 * swing, -0.42), 0.8, ink);
        stage.blitter.draw(parts.hand(), pose.moved(0.05 + 0.2 * swing, 0.42), 0.8, ink);
        stage.blitter.draw(parts.torso(), pose, 0.9, ink.dimmed(0.85));
        stage.blitter.draw(parts.torso(), pose, 1.3, ink);
        stage.blitter.draw(parts.head(), pose.moved(0.04, 0), 1.6, ink);
    }
}
