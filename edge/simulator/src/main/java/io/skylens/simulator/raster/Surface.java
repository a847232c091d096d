package io.skylens.simulator.raster;

import io.skylens.imaging.OpenCvLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** ARGB pixels in memory that both Java and OpenCV reach; it is freed with the object. */
final class Surface {

    private final ByteBuffer memory;
    private final Mat mat;

    Surface(int width, int height) {
        OpenCvLibrary.load();
        memory = ByteBuffer.allocateDirect(width * height * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        mat = new Mat(height, width, CvType.CV_8UC4, memory);
    }

    /** The pixels as OpenCV names their bytes, BGRA; valid while this object is reachable. */
    Mat bgra() {
        return mat;
    }

    void write(int[] argb) {
        pixels().put(argb);
    }

    void read(int[] argb) {
        pixels().get(argb);
    }

    private IntBuffer pixels() {
        return memory.asIntBuffer();
    }
}
