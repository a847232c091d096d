package io.skylens.simulator.plan;

import io.skylens.simulator.geometry.Path;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Outlines of ground. */
final class Outlines {

    private Outlines() {}

    static Rectangle2D rectangle(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    /** The band of this width along a path. */
    static Shape along(Path path, double width) {
        var stroke = new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        return stroke.createStrokedShape(path.shape(false));
    }
}
