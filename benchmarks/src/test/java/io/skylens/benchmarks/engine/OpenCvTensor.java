package io.skylens.benchmarks.engine;

import java.nio.file.Path;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** ONNX in OpenCV's {@code dnn}. */
final class OpenCvTensor implements ReadyTensor {

    private final Net net;
    private final Mat input;

    OpenCvTensor(Path file, int size) {
        OpenCV.loadLocally();
        Core.setNumThreads(1);
        net = Dnn.readNetFromONNX(file.toString());
        input = new Mat(new int[] {1, 3, size, size}, CvType.CV_32F, new Scalar(0.5));
    }

    @Override
    public void infer() {
        net.setInput(input);
        net.forward().release();
    }

    @Override
    public void close() {
        input.release();
    }
}
