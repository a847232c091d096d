package io.skylens.simulator.scene;

import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.plan.Tree;
import io.skylens.simulator.raster.Ink;
import io.skylens.simulator.raster.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Paints what stands and may hide something: buildings and trees, the outermost first, for all lean outwards. */
final class Scenery {

    private static final double LARGEST_BUILDING = 26;
    private static final double LARGEST_TREE = 10;
    private static final double SWAY = 0.05;

    private final Scene scene;

    Scenery(Scene scene) {
        this.scene = scene;
    }

    private record Piece(double distance, Runnable painting) {}

    void paint(Stage stage, double time) {
        var pieces = new ArrayList<Piece>();
        addBuildings(stage, pieces);
        addTrees(stage, time, pieces);
        pieces.sort(Comparator.comparingDouble(piece -> -piece.distance));
        pieces.forEach(piece -> piece.painting.run());
    }

    private void addBuildings(Stage stage, List<Piece> pieces) {
        for (var edifice : scene.edifices()) {
            var pose = edifice.footprint().pose();
            if (Renderer.isNear(stage.view, pose, LARGEST_BUILDING)) {
                var span = new Model.Span(0, edifice.building().height());
                pieces.add(new Piece(
                        stage.view.distanceFromNadir(pose),
                        () -> stage.prism.draw(edifice.footprint(), span, edifice.skin(), Ink.SCENERY)));
            }
        }
    }

    private void addTrees(Stage stage, double time, List<Piece> pieces) {
        for (var tree : scene.trees()) {
            var pose = new Pose(tree.at().x(), tree.at().y(), 0);
            if (Renderer.isNear(stage.view, pose, LARGEST_TREE)) {
                pieces.add(new Piece(stage.view.distanceFromNadir(pose), () -> tree(stage, tree, time)));
            }
        }
    }

    /** The wind moves the crown's top more than its lower part. */
    private void tree(Stage stage, Tree tree, double time) {
        double size = tree.radius() / scene.gallery().treeRadius();
        double wind = tree.species() == Tree.Species.PARASOL ? 0 : SWAY * Math.sin(time * 1.3 + tree.look());
        for (var layer : scene.gallery().tree(tree.species(), tree.look()).layers()) {
            double z = layer.top() * tree.height();
            var pose = new Pose(tree.at().x() + wind * layer.top(), tree.at().y(), 0);
            stage.blitter.draw(layer.raster(), pose, z, size, Ink.SCENERY);
        }
    }
}
