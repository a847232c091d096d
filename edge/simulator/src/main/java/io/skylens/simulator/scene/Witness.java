package io.skylens.simulator.scene;

import io.skylens.contract.Box;
import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.motion.Actor;
import io.skylens.simulator.plan.Body;
import io.skylens.simulator.plan.Label;
import io.skylens.simulator.raster.Frame;
import io.skylens.simulator.raster.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says what is to be seen in a finished picture. An object counts when at least {@value #LEAST_VISIBLE} of it is
 * visible: inside the picture, and not under a tree, a roof or another object; and when its box is not too small to be
 * made out.
 */
final class Witness {

    static final double LEAST_VISIBLE = 0.35;
    /** Of the picture's width: 4 pixels at 640. */
    private static final double LEAST_SIDE = 1.0 / 160;

    private static final double PERSON_SIZE = 0.95;
    private static final double PERSON_HEIGHT = 1.6;
    private static final double VEHICLE_HEIGHT = 1.5;

    private final Frame frame;
    private final View view;
    private int[] left;
    private int[] right;
    private int[] top;
    private int[] bottom;
    private int[] count;

    Witness(Frame frame, View view) {
        this.frame = frame;
        this.view = view;
    }

    List<Seen> testify(List<Actor> actors) {
        measure(actors.size());
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < actors.size(); i++) {
            int owner = i + 1;
            if (count[owner] > 0) {
                double visible = (double) count[owner] / frame.painted(owner) * insidePicture(actors.get(i));
                var box = new Box(
                        left[owner], top[owner], right[owner] + 1.0 - left[owner], bottom[owner] + 1.0 - top[owner]);
                if (visible >= LEAST_VISIBLE && Math.min(box.width(), box.height()) >= frame.width * LEAST_SIDE) {
                    seen.add(new Seen(actors.get(i).label(), box, visible));
                }
            }
        }
        return seen;
    }

    private void measure(int actors) {
        left = filled(actors, Integer.MAX_VALUE);
        top = filled(actors, Integer.MAX_VALUE);
        right = filled(actors, -1);
        bottom = filled(actors, -1);
        count = new int[actors + 1];
        for (int y = 0, at = 0; y < frame.height; y++) {
            for (int x = 0; x < frame.width; x++, at++) {
                int owner = frame.owners[at];
                if (owner != Frame.NOBODY) {
                    count[owner]++;
                    left[owner] = Math.min(left[owner], x);
                    right[owner] = Math.max(right[owner], x);
                    top[owner] = Math.min(top[owner], y);
                    bottom[owner] = y;
                }
            }
        }
    }

    private static int[] filled(int actors, int value) {
        var array = new int[actors + 1];
        Arrays.fill(array, value);
        return array;
    }

    /** The share of the whole object's box that is inside the picture. */
    private double insidePicture(Actor actor) {
        double length = actor.label() == Label.PERSON
                ? PERSON_SIZE
                : Body.of(actor.label(), actor.look()).length();
        double width = actor.label() == Label.PERSON
                ? PERSON_SIZE
                : Body.of(actor.label(), actor.look()).width();
        double height = actor.label() == Label.PERSON ? PERSON_HEIGHT : VEHICLE_HEIGHT;
        var bounds = new Bounds();
        for (var corner : new Block(actor.pose(), length, width).corners()) {
            bounds.add(view.pixelX(corner.x(), corner.y(), 0), view.pixelY(corner.x(), corner.y(), 0));
            bounds.add(view.pixelX(corner.x(), corner.y(), height), view.pixelY(corner.x(), corner.y(), height));
        }
        return bounds.shareWithin(frame.width, frame.height);
    }

    private static final class Bounds {
        private double minX = Double.MAX_VALUE;
        private double minY = Double.MAX_VALUE;
        private double maxX = -Double.MAX_VALUE;
        private double maxY = -Double.MAX_VALUE;

        void add(double x, double y) {
            minX = Math.min(minX, x);
            minY = Math.min(minY, y);
            maxX = Math.max(maxX, x);
            maxY = Math.max(maxY, y);
        }

        double shareWithin(double width, double height) {
            double inX = Math.max(0, Math.min(width, maxX) - Math.max(0, minX));
            double inY = Math.max(0, Math.min(height, maxY) - Math.max(0, minY));
            return inX * inY / ((maxX - minX) * (maxY - minY));
        }
    }
}
