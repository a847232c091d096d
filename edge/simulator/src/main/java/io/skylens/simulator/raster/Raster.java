package io.skylens.simulator.raster;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Painted pixels, ARGB with premultiplied alpha, seen from above.
 *
 * @param originX of the place, in pixels, that is put where the object stands
 * @param ppm pixels a metre
 */
public record Raster(int[] argb, int width, double originX, double originY, double ppm) {

    /** Transparent pixels kept around a raster, into which its edges fade. */
    private static final int MARGIN = 1;

    public int height() {
        return argb.length / width;
    }

    /** The image's own pixels, not a copy; its middle is the origin. */
    public static Raster of(BufferedImage image, double ppm) {
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new Raster(pixels, image.getWidth(), image.getWidth() / 2.0, image.getHeight() / 2.0, ppm);
    }

    /** The same outline, filled with black: what a shadow is made of. */
    public Raster silhouette() {
        var black = new int[argb.length];
        for (int i = 0; i < black.length; i++) {
            black[i] = argb[i] & 0xFF000000;
        }
        return new Raster(black, width, originX, originY, ppm);
    }

    /** Without the transparent surroundings, which would cost time and show nothing. */
    public Raster cropped() {
        int left = width;
        int right = 0;
        int top = height();
        int bottom = 0;
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] >>> 24 != 0) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width + 1);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width + 1);
            }
        }
        return right == 0 ? this : cropped(left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN);
    }

    private Raster cropped(int left, int top, int right, int bottom) {
        int newWidth = right - left;
        var kept = new int[newWidth * (bottom - top)];
        for (int y = Math.max(0, top); y < Math.min(height(), bottom); y++) {
            int from = Math.max(0, left);
            int to = Math.min(width, right);
            System.arraycopy(argb, y * width + from, kept, (y - top) * newWidth + from - left, to - from);
        }
        return new Raster(kept, newWidth, originX - left, originY - top, ppm);
    }
}
