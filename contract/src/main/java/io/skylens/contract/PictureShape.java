package io.skylens.contract;

/**
 * The size of a picture in pixels as it is stored, and the EXIF orientation that says how to show it.
 *
 * @param orientation 1..8 as EXIF defines it; 1 is upright
 */
public record PictureShape(int width, int height, int orientation) {

    public PictureShape {
        if (width < 1 || height < 1 || orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("picture must be at least 1x1 with an orientation of 1..8, got " + width
                    + "x" + height + " with orientation " + orientation);
        }
    }

    /** Whether showing the picture turns it by a quarter, so that width and height change places. */
    public boolean isTurned() {
        return orientation >= 5;
    }

    public int displayedWidth() {
        return isTurned() ? height : width;
    }

    public int displayedHeight() {
        return isTurned() ? width : height;
    }
}
