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
 * Draws what was found into a picture, in place. Lines and letters grow with the picture, and a dark rim keeps boxes
 * visible on any ground. Every box is drawn; where labels crowd, those of the more confident objects are.
 */
public final class BoxPainter {

    private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;
    /** A capital of Hershey's simplex letters is this many pixels high at scale 1. */
    private static final double FONT_CAPITALS = 21;

    private static final Scalar BLACK = new Scalar(0, 0, 0);
    private static final Scalar WHITE = new Scalar(255, 255, 255);

    private final Mat mat;
    private final BoxStyle style;
    private final double fontScale;

    private BoxPainter(Picture picture) {
        mat = picture.mat();
        style = BoxStyle.of(picture.width(), picture.height());
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
        List<Rect> boxes =
                objects.stream().map(object -> painter.pixels(object.box())).toList();
        var layout = new LabelLayout(picture.width(), picture.height(), boxes);
        objects.stream()
                .sorted(Comparator.comparingDouble(DetectedObject::confidence).reversed())
                .forEach(object -> painter.paintLabel(object, layout));
    }

    private void paintBox(DetectedObject object, boolean held) {
        List<Rect> lines = Outline.lines(pixels(object.box()), style.line());
        List<Rect> pieces = held ? Outline.dashes(lines, style.dash()) : lines;
        Scalar colour = bgr(LabelPalette.colourOf(object.label()));
        pieces.forEach(piece -> fill(Outline.grown(piece, style.rim()), BLACK));
        pieces.forEach(piece -> fill(piece, colour));
    }

    private void paintLabel(DetectedObject object, LabelLayout layout) {
        String text = shortened(textOf(object));
        int width = textWidth(text) + 2 * style.padding();
        layout.place(pixels(object.box()), width, style.chipHeight())
                .ifPresent(chip -> paintChip(chip, text, LabelPalette.colourOf(object.label())));
    }

    private void paintChip(Rect chip, String text, int colour) {
        fill(chip, bgr(colour));
        Point baseLine = new Point(chip.x + style.padding(), chip.y + style.padding() + style.capitals());
        Scalar ink = LabelPalette.isLight(colour) ? BLACK : WHITE;
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

    private int textWidth(String text) {
        return (int) Imgproc.getTextSize(text, FONT, fontScale, style.stroke(), null).width;
    }

    private void fill(Rect area, Scalar colour) {
        Imgproc.rectangle(mat, area, colour, Imgproc.FILLED);
    }

    /** At least one pixel, in the picture. */
    private Rect pixels(Box box) {
        int left = clip(box.x(), mat.cols() - 1);
        int top = clip(box.y(), mat.rows() - 1);
        int right = clip(box.right(), mat.cols());
        int bottom = clip(box.bottom(), mat.rows());
        return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clip(double position, int limit) {
        return (int) Math.max(0, Math.min(limit, Math.round(position)));
    }

    private static Scalar bgr(int colour) {
        return new Scalar(colour & 0xFF, colour >> 8 & 0xFF, colour >> 16);
    }
}
