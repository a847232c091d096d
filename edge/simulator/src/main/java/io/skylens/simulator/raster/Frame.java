package io.skylens.simulator.raster;

import io.skylens.imaging.Picture;
import java.awt.Rectangle;
import java.util.Arrays;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * A picture being painted, and for each of its pixels whose it is. Reused from frame to frame; not thread-safe.
 *
 * <p>The owner is what makes the ground truth exact: an object's box is taken from the pixels that are still its own
 * when all is painted, so whatever hides it is accounted for by construction.
 */
public final class Frame {

    /** The owner of ground, shadows, trees and buildings. */
    public static final short NOBODY = 0;

    public final int width;
    public final int height;
    public final int[] rgb;
    public final short[] owners;
    private final Surface surface;
    private int[] painted = new int[1];

    public Frame(int width, int height) {
        this.width = width;
        this.height = height;
        rgb = new int[width * height];
        owners = new short[width * height];
        surface = new Surface(width, height);
    }

    /** @param objects their numbers as owners are 1 and up */
    public void begin(int objects) {
        Arrays.fill(owners, NOBODY);
        painted = new int[objects + 1];
    }

    /** Returns 1 when the pixel was another's before, else 0. */
    int own(int pixel, int owner) {
        boolean another = owners[pixel] != owner;
        owners[pixel] = (short) owner;
        return another ? 1 : 0;
    }

    void gain(int owner, int pixels) {
        if (owner > NOBODY) {
            painted[owner] += pixels;
        }
    }

    /** How many pixels an object was given when it was painted, before anything else was painted over it. */
    public int painted(int owner) {
        return painted[owner];
    }

    /** Makes what is inside the rectangle nobody's: something else will be put over it. */
    public void disown(Rectangle covered) {
        var inside = covered.intersection(new Rectangle(width, height));
        for (int y = inside.y; y < inside.y + inside.height; y++) {
            int from = y * width + inside.x;
            Arrays.fill(owners, from, from + inside.width, NOBODY);
        }
    }

    Surface surface() {
        return surface;
    }

    /** A copy of what was painted; the caller's to close. */
    public Picture picture() {
        surface.write(rgb);
        var bgr = new Mat();
        Imgproc.cvtColor(surface.bgra(), bgr, Imgproc.COLOR_BGRA2BGR);
        return Picture.of(bgr);
    }
}
