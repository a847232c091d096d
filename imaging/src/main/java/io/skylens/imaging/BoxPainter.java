package io.skylens.imaging;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Draws what was found into a picture, in place. Line and letters grow with the picture, and a dark rim keeps boxes
 * visible on any ground. Every box is drawn; where labels crowd, the more confident ones are.
 */
public final class BoxPainter {

    private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;
    /** A capital of Hershey's simplex letters is this many pixels high at scale 1. */
    private static final double FONT_CAPITALS = 21;

    private static final Scalar BLACK = new Scalar(0, 0, 0);
    private static final Scalar WHITE = new Scalar(255, 255, 255);
    private static final int FINEST_RIM = 1;

    private final Mat mat;
    private final BoxStyle style;
    private final LabelLayout layout;
    private final double fontScale;

    private BoxPainter(Picture picture) {
        mat = picture.mat();
        style = BoxStyle.of(picture.width(), picture.height());
        layout = new LabelLayout(picture.width(), picture.height());
        fontScale = style.capitals() / FONT_CAPITALS;
    }

    /**
     * Paints a box and, where there is room, a chip with label and confidence per object, in the label's colour (see
     * {@link LabelPalette}). The letters at hand are ASCII: a label with others is named by its class number.
     *
     * @param objects their boxes in pixels of {@code picture}; what lies outside is cut off
     * @param held whether the objects were found in an earlier frame: such boxes are dashed
     */
    public static void paint(Picture picture, List<DetectedObject> objects, boolean held) {
        BoxPainter painter = new BoxPainter(picture);
        objects.forEach(object -> painter.paintBox(object, held));
        objects.stream()
                .sorted(Comparator.comparingDouble(DetectedObject::confidence).reversed())
                .forEach(painter::paintChip);
    }

    private void paintBox(DetectedObject object, boolean held) {
        Box box = object.box();
        Point from = new Point(pixel(box.x(), mat.cols()), pixel(box.y(), mat.rows()));
        Point to = new Point(
                Math.max(from.x, pixel(box.right() - 1, mat.cols())),
                Math.max(from.y, pixel(box.bottom() - 1, mat.rows())));
        Scalar colour = bgr(LabelPalette.colourOf(object.label()));
        if (held) {
            paintDashed(from, to, BLACK, rimmed());
            paintDashed(from, to, colour, style.line());
        } else {
            Imgproc.rectangle(mat, from, to, BLACK, rimmed());
            Imgproc.rectangle(mat, from, to, colour, style.line());
        }
    }

    private int rimmed() {
        return style.line() + 2 * Math.max(FINEST_RIM, style.line() / 3);
    }

    private void paintDashed(Point from, Point to, Scalar colour, int width) {
        paintDashes(from, new Point(to.x, from.y), colour, width);
        paintDashes(new Point(from.x, to.y), to, colour, width);
        paintDashes(from, new Point(from.x, to.y), colour, width);
        paintDashes(new Point(to.x, from.y), to, colour, width);
    }

    private void paintDashes(Point from, Point to, Scalar colour, int width) {
        double length = to.x - from.x + to.y - from.y;
        double stepX = to.x > from.x ? 1 : 0;
        double stepY = 1 - stepX;
        for (double start = 0; start <= length; start += 2.0 * style.dash()) {
            double end = Math.min(length, start + style.dash());
            Point dashFrom = new Point(from.x + stepX * start, from.y + stepY * start);
            Point dashTo = new Point(from.x + stepX * end, from.y + stepY * end);
            Imgproc.line(mat, dashFrom, dashTo, colour, width);
        }
    }

    private void paintChip(DetectedObject object) {
        String text = shortened(textOf(object));
        int width = (int) textWidth(text) + 2 * style.padding();
        layout.place(object.box(), width, style.chipHeight())
                .ifPresent(chip -> paintChip(chip, text, LabelPalette.colourOf(object.label())));
    }

    private void paintChip(Rect chip, String text, int colour) {
        Imgproc.rectangle(mat, chip, bgr(colour), Imgproc.FILLED);
        Point baseLine = new Point(chip.x + style.padding(), chip.y + style.padding() + style.capitals());
        Scalar ink = isLight(colour) ? BLACK : WHITE;
        Imgproc.putText(mat, text, baseLine, FONT, fontScale, ink, style.stroke(), Imgproc.LINE_AA);
    }

    private static String textOf(DetectedObject object) {
        boolean drawable = object.label().chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        String label = drawable ? object.label() : "class " + object.classId();
        return label + " " + Math.round(object.confidence() * 100) + "%";
    }

    private String shortened(String text) {
        int room = mat.cols() - 2 * style.padding();
        String shortened = text;
        for (int length = text.length() - 1; length > 0 && textWidth(shortened) > room; length--) {
            shortened = text.substring(0, length) + "..";
        }
        return shortened;
    }

    private double textWidth(String text) {
        return Imgproc.getTextSize(text, FONT, fontScale, style.stroke(), null).width;
    }

    private static double pixel(double position, int limit) {
        return Math.max(0, Math.min(limit - 1, Math.round(position)));
    }

    private static Scalar bgr(int colour) {
        return new Scalar(colour & 0xFF, colour >> 8 & 0xFF, colour >> 16);
    }

    /** By perceived brightness (ITU-R BT.601): black letters on it contrast more than white ones. */
    private static boolean isLight(int colour) {
        int red = colour >> 16;
        int green = colour >> 8 & 0xFF;
        int blue = colour & 0xFF;
        return 299 * red + 587 * green + 114 * blue > 128_000;
    }
}
