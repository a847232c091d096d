package io.skylens.simulator.art;

import io.skylens.simulator.raster.Raster;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Something to paint a raster on, in metres from its middle, x forward and y to the right. */
final class Easel {

    private static final int MARGIN = 4;

    private final BufferedImage image;
    private final double ppm;
    final Graphics2D pen;

    Easel(double length, double width, double ppm) {
        this.ppm = ppm;
        image = new BufferedImage(
                (int) Math.ceil(length * ppm) + MARGIN,
                (int) Math.ceil(width * ppm) + MARGIN,
                BufferedImage.TYPE_INT_ARGB_PRE);
        pen = smooth(image);
        pen.translate(image.getWidth() / 2.0, image.getHeight() / 2.0);
        pen.scale(ppm, ppm);
    }

    static Graphics2D smooth(BufferedImage image) {
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    void fill(Shape shape, Color colour) {
        pen.setColor(colour);
        pen.fill(shape);
    }

    static Rectangle2D box(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    /** A rectangle about the middle. */
    static Rectangle2D box(double length, double width) {
        return box(-length / 2, -width / 2, length / 2, width / 2);
    }

    static Shape rounded(double left, double top, double right, double bottom, double corner) {
        return new RoundRectangle2D.Double(left, top, right - left, bottom - top, corner, corner);
    }

    static Shape oval(double x, double y, double length, double width) {
        return new Ellipse2D.Double(x - length / 2, y - width / 2, length, width);
    }

    static Shape polygon(double... coordinates) {
        var path = new Path2D.Double();
        path.moveTo(coordinates[0], coordinates[1]);
        for (int i = 2; i < coordinates.length; i += 2) {
            path.lineTo(coordinates[i], coordinates[i + 1]);
        }
        path.closePath();
        return path;
    }

    Raster finish(Light light) {
        return light.grade(finishUngraded());
    }

    /** For walls, which are painted over the whole easel and have no outline of their own. */
    Raster finishWall(Light light) {
        pen.dispose();
        return light.grade(Raster.of(image, ppm));
    }

    /** For what shines itself. */
    Raster finishUngraded() {
        pen.dispose();
        return Raster.of(image, ppm).cropped();
    }
}
