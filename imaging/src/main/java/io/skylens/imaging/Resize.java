package io.skylens.imaging;

import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Makes pictures smaller for viewers. */
public final class Resize {

    private Resize() {}

    /**
     * Scales to a width, keeping the aspect. Never enlarges. Halves by averaging as often as that fits, so that fine
     * patterns do not shimmer, and interpolates the rest: averaging all of it takes up to seven times as long and looks
     * the same.
     *
     * @param width at least 1
     * @return {@code picture} itself when it is not wider than {@code width}, else a new picture; {@code picture} stays
     *     open and the caller's
     */
    public static Picture toWidth(Picture picture, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, got " + width);
        }
        if (picture.width() <= width) {
            return picture;
        }
        int height = Math.toIntExact(Math.max(1, Math.round((double) picture.height() * width / picture.width())));
        Mat smaller = picture.mat();
        while (smaller.cols() >= 2 * width) {
            smaller =
                    replaced(smaller, smaller.cols() / 2, Math.max(1, smaller.rows() / 2), Imgproc.INTER_AREA, picture);
        }
        return Picture.of(replaced(smaller, width, height, Imgproc.INTER_LINEAR, picture));
    }

    private static Mat replaced(Mat mat, int width, int height, int interpolation, Picture original) {
        Mat scaled = new Mat();
        Imgproc.resize(mat, scaled, new Size(width, height), 0, 0, interpolation);
        if (mat != original.mat()) {
            mat.release();
        }
        return scaled;
    }
}
