package io.skylens.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The scratch memory of one thread for letterboxes of one size: the square in bytes, one plane of it, and all planes as
 * floats. The native memory lives as long as the thread; then the collector finds it, and OpenCV's finalizers and the
 * buffer's cleaner free it.
 */
final class LetterboxCanvas {

    /** By size: a process has as many as its models have input sizes. */
    private static final ThreadLocal<Map<Integer, LetterboxCanvas>> OF_THREAD = ThreadLocal.withInitial(HashMap::new);

    private static final int CHANNELS = 3;
    private static final Scalar GREY = Scalar.all(Letterbox.PAD);

    private final Mat square;
    private final Mat plane;
    private final FloatBuffer floats;
    private final Mat[] floatPlanes = new Mat[CHANNELS];

    private Letterbox placed;
    private Mat window;

    private LetterboxCanvas(int size) {
        square = new Mat(size, size, CvType.CV_8UC3);
        plane = new Mat(size, size, CvType.CV_8UC1);
        int planeBytes = Math.multiplyExact(Math.multiplyExact(size, size), Float.BYTES);
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.multiplyExact(planeBytes, CHANNELS))
                .order(ByteOrder.nativeOrder());
        floats = memory.asFloatBuffer();
        for (int channel = 0; channel < CHANNELS; channel++) {
            ByteBuffer part = memory.slice(channel * planeBytes, planeBytes);
            floatPlanes[channel] = new Mat(size, size, CvType.CV_32FC1, part);
        }
    }

    static LetterboxCanvas ofThisThread(int size) {
        return OF_THREAD.get().computeIfAbsent(size, LetterboxCanvas::new);
    }

    void render(Letterbox letterbox, Picture picture, FloatBuffer target, PixelFormat format) {
        place(letterbox);
        Imgproc.resize(picture.mat(), window, new Size(letterbox.width(), letterbox.height()));
        double scale = format == PixelFormat.RGB_UNIT ? 1 / 255.0 : 1;
        for (int channel = 0; channel < CHANNELS; channel++) {
            Core.extractChannel(square, plane, format == PixelFormat.RGB_UNIT ? CHANNELS - 1 - channel : channel);
            plane.convertTo(floatPlanes[channel], CvType.CV_32F, scale);
        }
        target.put(floats.rewind());
    }

    /** Frames of one drone have one geometry: then the grey is still there from the frame before. */
    private void place(Letterbox letterbox) {
        if (letterbox.equals(placed)) {
            return;
        }
        if (window != null) {
            window.release();
        }
        square.setTo(GREY);
        window = square.submat(
                letterbox.top(),
                letterbox.top() + letterbox.height(),
                letterbox.left(),
                letterbox.left() + letterbox.width());
        placed = letterbox;
    }
}
