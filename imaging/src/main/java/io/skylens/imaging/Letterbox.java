package io.skylens.imaging;

import io.skylens.contract.Box;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * How a picture is fitted into the square a model takes: scaled with its aspect kept, bilinear, the rest filled with grey
 * {@value #PAD}. Sizes and offsets are in pixels of the square except where said.
 *
 * @param pictureWidth in pixels of the picture as displayed, as is {@code pictureHeight}
 * @param size side of the square
 * @param ratio square pixels per picture pixel
 * @param left columns of padding before the picture
 * @param top rows of padding above the picture
 * @param width of the scaled picture
 * @param height of the scaled picture
 */
public record Letterbox(
        int pictureWidth, int pictureHeight, int size, double ratio, int left, int top, int width, int height) {

    static final int PAD = 114;

    /**
     * The letterbox of a picture, as Ultralytics computes it: {@code ratio = min(size/height, size/width)}, {@code left =
     * round((size - width*ratio)/2 - 0.1)}, half to even; {@code top} likewise. {@link Placement#TOP_LEFT} has no padding
     * there. Small pictures are enlarged.
     */
    public static Letterbox of(int pictureWidth, int pictureHeight, int size, Placement placement) {
        if (pictureWidth < 1 || pictureHeight < 1 || size < 1) {
            throw new IllegalArgumentException("letterbox must be of at least one pixel, got " + pictureWidth + "x"
                    + pictureHeight + " in " + size);
        }
        double ratio = Math.min((double) size / pictureHeight, (double) size / pictureWidth);
        double width = pictureWidth * ratio;
        double height = pictureHeight * ratio;
        boolean centred = placement == Placement.CENTRED;
        return new Letterbox(
                pictureWidth,
                pictureHeight,
                size,
                ratio,
                centred ? padding(size, width) : 0,
                centred ? padding(size, height) : 0,
                pixels(width),
                pixels(height));
    }

    private static int padding(int size, double scaled) {
        // The tenth decides where the odd pixel goes: behind the picture.
        return (int) Math.rint((size - scaled) / 2 - 0.1);
    }

    private static int pixels(double scaled) {
        return (int) Math.max(1, Math.rint(scaled));
    }

    /**
     * Writes the square as {@code 3 * size * size} floats, plane after plane, rows from the top, at the buffer's position,
     * which advances by as many. A few scratch matrices per thread and size are kept, so that a thread that renders frames
     * of one size allocates nothing but a few small objects: render on few, long-lived threads.
     *
     * @param picture of exactly the size this letterbox is for, or {@link Reduction reduced} from it
     * @param target heap or direct
     * @throws IllegalArgumentException when the picture is of another size
     * @throws java.nio.BufferOverflowException when too little room remains
     */
    public void render(Picture picture, FloatBuffer target, PixelFormat format) {
        // The whole picture first: it is what nearly every frame is, and costs no garbage to tell.
        if (!isReduced(picture, Reduction.NONE)
                && Arrays.stream(Reduction.values()).noneMatch(reduction -> isReduced(picture, reduction))) {
            throw new IllegalArgumentException("letterbox is for a picture of " + pictureWidth + "x" + pictureHeight
                    + ", got " + picture.width() + "x" + picture.height());
        }
        LetterboxCanvas.ofThisThread(size).render(this, picture, target, format);
    }

    private boolean isReduced(Picture picture, Reduction reduction) {
        return picture.width() == reduction.of(pictureWidth) && picture.height() == reduction.of(pictureHeight);
    }

    /**
     * Takes a box from the square back to the picture, clipped to it; one that lies outside has no area.
     *
     * @param x1 left, {@code y1} top, {@code x2} right, {@code y2} bottom, in pixels of the square
     */
    public Box toPicture(double x1, double y1, double x2, double y2) {
        double boxLeft = clip((x1 - left) / ratio, pictureWidth);
        double boxTop = clip((y1 - top) / ratio, pictureHeight);
        double right = clip((x2 - left) / ratio, pictureWidth);
        double bottom = clip((y2 - top) / ratio, pictureHeight);
        return new Box(boxLeft, boxTop, Math.max(0, right - boxLeft), Math.max(0, bottom - boxTop));
    }

    private static double clip(double value, int limit) {
        return Math.max(0, Math.min(limit, value));
    }
}
