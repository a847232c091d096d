package io.skylens.imaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Pictures with known pixels, and real photographs where the machine has them. */
final class TestPictures {

    private TestPictures() {}

    static Picture plain(int width, int height, int blue, int green, int red) {
        OpenCvLibrary.load();
        return Picture.of(new Mat(height, width, CvType.CV_8UC3, new Scalar(blue, green, red)));
    }

    /** Blue grows to the right, green downwards, red along the diagonal: smooth, so that JPEG keeps it well. */
    static Picture gradient(int width, int height) {
        byte[] bgr = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                bgr[at] = (byte) (255 * x / width);
                bgr[at + 1] = (byte) (255 * y / height);
                bgr[at + 2] = (byte) (255 * (x + y) / (width + height));
            }
        }
        return Picture.ofBgr(bgr, width, height);
    }

    /** {@code 0xRRGGBB}. */
    static int pixel(Picture picture, int x, int y) {
        byte[] bgr = new byte[3];
        picture.mat().get(y, x, bgr);
        return (bgr[2] & 0xFF) << 16 | (bgr[1] & 0xFF) << 8 | bgr[0] & 0xFF;
    }

    /** The largest difference of any channel of any pixel, and the mean over all of them. */
    record Difference(int largest, double mean) {

        static Difference between(Picture one, Picture other) {
            byte[] left = one.toBgr();
            byte[] right = other.toBgr();
            int largest = 0;
            long sum = 0;
            for (int at = 0; at < left.length; at++) {
                int difference = Math.abs((left[at] & 0xFF) - (right[at] & 0xFF));
                largest = Math.max(largest, difference);
                sum += difference;
            }
            return new Difference(largest, (double) sum / left.length);
        }
    }

    static byte[] photo(String name) {
        Path file = Path.of(System.getProperty("skylens.shared", "absent"), "photos", name);
        assumeTrue(Files.isReadable(file), () -> "needs the photograph " + file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
