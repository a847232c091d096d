package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A rectangle in pixels of a frame <em>as displayed</em> (EXIF orientation applied), clipped to it.
 *
 * @param x of the left edge
 * @param y of the top edge
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Box(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double area() {
        return width * height;
    }

    /** Intersection over union, 0..1. */
    public double iou(Box other) {
        double overlapWidth = Math.min(right(), other.right()) - Math.max(x, other.x);
        double overlapHeight = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        if (overlapWidth <= 0 || overlapHeight <= 0) {
            return 0;
        }
        double intersection = overlapWidth * overlapHeight;
        return intersection / (area() + other.area() - intersection);
    }
}
