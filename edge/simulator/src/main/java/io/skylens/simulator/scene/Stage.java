package io.skylens.simulator.scene;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.raster.Blitter;
import io.skylens.simulator.raster.Frame;
import io.skylens.simulator.raster.Ink;
import io.skylens.simulator.raster.Model;
import io.skylens.simulator.raster.Prism;
import io.skylens.simulator.raster.View;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;

/** Puts models before the camera. */
final class Stage {

    /** Copies of a raster stand at most this many pixels apart where they make a wall. */
    private static final double PIXELS_A_COPY = 2.4;

    private static final int MAX_COPIES = 8;
    private static final double WALL_LIGHT = 0.68;

    final View view;
    final Blitter blitter;
    final Prism prism;

    Stage(Frame frame, View view, DoubleUnaryOperator onWall) {
        this.view = view;
        blitter = new Blitter(frame, view);
        prism = new Prism(frame, view, onWall);
    }

    void put(Model model, Pose pose, Ink ink) {
        for (var layer : model.layers()) {
            stack(layer, pose.moved(layer.forward(), 0), ink);
        }
        model.solids().stream()
                .map(solid -> new Placed(solid, pose.moved(solid.forward(), 0)))
                .sorted(Comparator.comparingDouble(placed -> -view.distanceFromNadir(placed.pose)))
                .forEach(placed -> placed.draw(prism, ink));
    }

    private record Placed(Model.Solid solid, Pose pose) {
        void draw(Prism prism, Ink ink) {
            prism.draw(new Block(pose, solid.length(), solid.width()), solid.span(), solid.skin(), ink);
        }
    }

    private void stack(Model.Layer layer, Pose pose, Ink ink) {
        double distance = view.distanceFromNadir(pose);
        double lean = view.lean(distance, layer.top()) - view.lean(distance, layer.bottom());
        int copies = (int) Math.min(MAX_COPIES, Math.ceil(lean / PIXELS_A_COPY));
        for (int i = 0; i < copies; i++) {
            double share = (double) i / copies;
            double z = layer.bottom() + share * (layer.top() - layer.bottom());
            blitter.draw(layer.raster(), pose, z, ink.dimmed(WALL_LIGHT + 0.15 * share));
        }
        blitter.draw(layer.raster(), pose, layer.top(), ink);
    }
}
