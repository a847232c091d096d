package io.skylens.imaging;

import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Makes pictures smaller for viewers. */
public final class Resize {

    private Resize() {}

    /**
     * Scales to a width, keeping the aspect, by averaging areas (no shimmering on fine patterns). Never enlarges.
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
        long height = Math.max(1, Math.round((double) picture.height() * width / picture.width()));
        Mat smaller = new Mat();
        Imgproc.resize(picture.mat(), smaller, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        return Picture.of(smaller);
    }
}
