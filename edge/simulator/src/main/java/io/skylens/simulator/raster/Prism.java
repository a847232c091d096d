package io.skylens.simulator.raster;

import io.skylens.simulator.geometry.Block;
import io.skylens.simulator.geometry.Point;
import java.util.function.DoubleUnaryOperator;

/**
 * Paints upright boxes in true perspective: the walls that look towards the point below the camera, each pixel by where
 * its ray meets the wall, and the top.
 */
public final class Prism {

    private final Frame frame;
    private final View view;
    private final Blitter blitter;
    private final DoubleUnaryOperator brightness;

    /** @param brightness of a wall, 0..1, by the direction it looks in */
    public Prism(Frame frame, View view, DoubleUnaryOperator brightness) {
        this.frame = frame;
        this.view = view;
        this.brightness = brightness;
        blitter = new Blitter(frame, view);
    }

    public void draw(Block block, Model.Span span, Model.Skin skin, Ink ink) {
        var corners = block.corners();
        for (int i = 0; i < 4; i++) {
            var from = corners.get(i);
            var to = corners.get((i + 1) % 4);
            if (looksAtNadir(from, to)) {
                double facing = Math.atan2(to.y() - from.y(), to.x() - from.x()) - Math.PI / 2;
                var texture = new WallTexture(view, from, to, span, i % 2 == 0 ? skin.side() : skin.end());
                wall(new Quad(view, from, to, span), texture, ink.dimmed(brightness.applyAsDouble(facing)));
            }
        }
        blitter.draw(skin.top(), block.pose(), span.top(), ink);
    }

    /** Corners go clockwise as seen from above, so the outside of a wall is on its left. */
    private boolean looksAtNadir(Point from, Point to) {
        var eye = view.eye();
        return (to.x() - from.x()) * (eye.y() - from.y()) - (to.y() - from.y()) * (eye.x() - from.x()) < 0;
    }

    private void wall(Quad quad, WallTexture texture, Ink ink) {
        int left = (int) Math.max(0, Math.floor(quad.left()));
        int right = (int) Math.min(frame.width - 1.0, Math.ceil(quad.right()));
        int top = (int) Math.max(0, Math.floor(quad.top()));
        int bottom = (int) Math.min(frame.height - 1.0, Math.ceil(quad.bottom()));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                int coverage = quad.coverage(column + 0.5, row + 0.5);
                if (coverage > 0) {
                    lay(row * frame.width + column, texture.pixel(column + 0.5, row + 0.5), coverage, ink);
                }
            }
        }
    }

    private void lay(int target, int pixel, int coverage, Ink ink) {
        frame.rgb[target] = Pixels.mix(frame.rgb[target], Pixels.shade(pixel, ink.light()), coverage);
        if (coverage >= 128) {
            frame.gain(ink.owner(), frame.own(target, ink.owner()));
        }
    }
}
