package io.skylens.imaging;

import java.util.concurrent.atomic.AtomicBoolean;
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
    private final boolean fromFreeMats;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Picture(Mat mat, boolean fromFreeMats) {
        this.mat = mat;
        this.fromFreeMats = fromFreeMats;
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
        return new Picture(mat, false);
    }

    /** The same of a matrix of {@link FreeMats}, which gets it back. */
    static Picture ofTaken(Mat mat) {
        return new Picture(mat, true);
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
        Mat mat = FreeMats.take(height, width, CvType.CV_8UC3);
        mat.put(0, 0, bgr);
        return ofTaken(mat);
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

    /** Releases the pixels; a second call does nothing. The matrix is used for other pictures from now on. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (fromFreeMats) {
            FreeMats.giveBack(mat);
        } else {
            mat.release();
        }
    }
}
