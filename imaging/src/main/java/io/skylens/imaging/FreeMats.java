package io.skylens.imaging;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.opencv.core.Mat;

/**
 * Matrices without pixels, to be used again. The few bytes of each that lie outside the heap go by finalizer only; made anew
 * for every picture they would, between two runs of the collector, cut the memory that pixels come from into pieces too
 * small for the next picture, and the process would grow. As many are kept as were ever in use at once. Thread-safe.
 */
final class FreeMats {

    private static final Deque<Mat> FREE = new ConcurrentLinkedDeque<>();

    private FreeMats() {}

    /** An empty one. */
    static Mat take() {
        var kept = FREE.poll();
        return kept == null ? new Mat() : kept;
    }

    /** With pixels of undefined colour. */
    static Mat take(int rows, int columns, int type) {
        var mat = take();
        mat.create(rows, columns, type);
        return mat;
    }

    /** @param mat taken from here, and used by nobody from now on */
    static void giveBack(Mat mat) {
        mat.release();
        FREE.push(mat);
    }
}
