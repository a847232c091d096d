package io.skylens.imaging;

import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Turns pictures as stored into pictures as displayed, by the EXIF tag Orientation (Exif 2.32, 0x0112). */
public final class Orientation {

    private static final int UPSIDE_DOWN = 0;
    private static final int MIRRORED = 1;

    private Orientation() {}

    /**
     * The picture as it is displayed.
     *
     * @param orientation 1..8; from 5 on width and height change places
     * @return {@code stored} itself for 1, else a new picture; {@code stored} stays open and the caller's
     */
    public static Picture upright(Picture stored, int orientation) {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("EXIF orientation must be 1..8, got " + orientation);
        }
        if (orientation == 1) {
            return stored;
        }
        Mat upright = FreeMats.take();
        turn(stored.mat(), upright, orientation);
        return Picture.ofTaken(upright);
    }

    private static void turn(Mat stored, Mat upright, int orientation) {
        switch (orientation) {
            case 2 -> Core.flip(stored, upright, MIRRORED);
            case 3 -> Core.rotate(stored, upright, Core.ROTATE_180);
            case 4 -> Core.flip(stored, upright, UPSIDE_DOWN);
            case 5 -> Core.transpose(stored, upright);
            case 6 -> Core.rotate(stored, upright, Core.ROTATE_90_CLOCKWISE);
            case 7 -> {
                Core.transpose(stored, upright);
                Core.rotate(upright, upright, Core.ROTATE_180);
            }
            default -> Core.rotate(stored, upright, Core.ROTATE_90_COUNTERCLOCKWISE);
        }
    }
}
