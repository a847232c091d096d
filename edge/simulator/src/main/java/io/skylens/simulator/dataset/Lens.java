package io.skylens.simulator.dataset;

import io.skylens.imaging.Picture;
import java.util.Random;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** What cheap cameras do to a picture: blur and noise, to some of them. */
final class Lens {

    private static final double BLURRED_SHARE = 0.35;
    private static final double NOISY_SHARE = 0.35;

    private final Random random;

    Lens(Random random) {
        this.random = random;
    }

    void spoil(Picture picture) {
        if (random.nextDouble() < BLURRED_SHARE) {
            double sigma = 0.4 + 0.9 * random.nextDouble();
            Imgproc.GaussianBlur(picture.mat(), picture.mat(), new Size(0, 0), sigma);
        }
        if (random.nextDouble() < NOISY_SHARE) {
            addNoise(picture.mat(), 2 + 8 * random.nextDouble());
        }
    }

    private void addNoise(Mat bgr, double sigma) {
        byte[] pixels = new byte[bgr.rows() * bgr.cols() * 3];
        bgr.get(0, 0, pixels);
        int state = random.nextInt();
        for (int i = 0; i < pixels.length; i++) {
            state = state * 1664525 + 1013904223;
            double noise = ((state >>> 8 & 0xFF) + (state >>> 16 & 0xFF) + (state >>> 24) - 382.5) / 128;
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round((pixels[i] & 0xFF) + sigma * noise)));
        }
        bgr.put(0, 0, pixels);
    }
}
