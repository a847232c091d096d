package io.skylens.imaging;

import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * An 8-bit picture of interleaved blue, green and red, in native memory that the garbage collector does not see: whoever
 * made it or was given it closes it. Not thread-safe; may be handed from thread to thread.
 */
public final class Picture implements AutoCloseable {

    private static final int CHANNELS = 3;

    static {
        OpenCvLibrary.load();
    }

    private final Mat mat;

    private Picture(Mat mat) {
        this.mat = mat;
    }

    /**
     * Takes ownership: the matrix is released when the picture is closed.
     *
     * @param mat not empty, {@code CV_8UC3}; rows may be padded
     * @throws IllegalArgumentException when it is something else; it then stays the caller's
     */
    public static Picture of(Mat mat) {
        if (mat.empty() || mat.type() != CvType.CV_8UC3) {
            throw new IllegalArgumentException("picture must be a CV_8UC3 matrix with pixels, got " + mat);
        }
        return new Picture(mat);
    }

    /**
     * Copies {@code bgr}: rows from the top, no padding, three bytes a pixel.
     *
     * @throws IllegalArgumentException unless it holds exactly {@code width * height * 3} bytes
     */
    public static Picture ofBgr(byte[] bgr, int width, int height) {
        if (width < 1 || height < 1 || bgr.length != (long) width * height * CHANNELS) {
            throw new IllegalArgumentException(
                    "picture of " + width + "x" + height + " must have 3 bytes a pixel, got " + bgr.length + " bytes");
        }
        Mat mat = new Mat(height, width, CvType.CV_8UC3);
        mat.put(0, 0, bgr);
        return new Picture(mat);
    }

    /** The pixels themselves, not a copy; still owned by this picture. */
    public Mat mat() {
        return mat;
    }

    public int width() {
        return mat.cols();
    }

    public int height() {
        return mat.rows();
    }

    /** A copy: rows from the top, no padding, three bytes a pixel. */
    public byte[] toBgr() {
        byte[] bgr = new byte[Math.multiplyExact(Math.multiplyExact(width(), height()), CHANNELS)];
        mat.get(0, 0, bgr);
        return bgr;
    }

    /** Releases the pixels; a second call does nothing. */
    @Override
    public void close() {
        mat.release();
    }
}
