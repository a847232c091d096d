package io.skylens.simulator.raster;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Fills frames with the ground below the camera: the terrain turned and scaled, water moving. Beyond its edge the
 * ground goes on as its outermost pixels. Not thread-safe.
 */
public final class GroundSampler {

    private static final int ONE = 1 << 16;
    /** Ripples are looked up for so many pixels at once. */
    private static final int RIPPLE_PIXELS = 4;

    private final Terrain terrain;
    private final Waves waves;
    private final Mat mapping = new Mat(2, 3, CvType.CV_64F);

    public GroundSampler(Terrain terrain, Waves waves) {
        this.terrain = terrain;
        this.waves = waves;
    }

    public void fill(Frame frame, View view, double time) {
        double step = terrain.ppm() / view.scaleAt(0);
        double du = Math.cos(view.eye().heading()) * step;
        double dv = Math.sin(view.eye().heading()) * step;
        double halfWidth = (frame.width - 1) / 2.0;
        double halfHeight = (frame.height - 1) / 2.0;
        double u = view.eye().x() * terrain.ppm() - 0.5 - halfWidth * du + halfHeight * dv;
        double v = view.eye().y() * terrain.ppm() - 0.5 - halfWidth * dv - halfHeight * du;
        mapping.put(0, 0, du, -dv, u, dv, du, v);
        var target = frame.surface();
        Imgproc.warpAffine(
                terrain.surface().bgra(),
                target.bgra(),
                mapping,
                target.bgra().size(),
                Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
                Core.BORDER_REPLICATE);
        target.read(frame.rgb);
        waves.moveTo(time);
        for (int row = 0; row < frame.height; row++) {
            water(frame, row, new double[] {u - row * dv, v + row * du, du, dv});
        }
    }

    private void water(Frame frame, int row, double[] line) {
        int[] rgb = frame.rgb;
        int u = (int) (line[0] * ONE);
        int v = (int) (line[1] * ONE);
        int du = (int) (line[2] * ONE);
        int dv = (int) (line[3] * ONE);
        int start = row * frame.width;
        int ripple = 0;
        int looked = -RIPPLE_PIXELS;
        for (int column = 0; column < frame.width; column++, u += du, v += dv) {
            int pixel = rgb[start + column];
            // Less than half opaque: the sign bit is alpha's highest.
            if (pixel >= 0) {
                if (column - looked >= RIPPLE_PIXELS) {
                    ripple = waves.ripple(u >> 16, v >> 16);
                    looked = column;
                }
                rgb[start + column] = 0xFF000000 | Waves.over(pixel, ripple);
            }
        }
    }
}
