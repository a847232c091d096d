package io.skylens.imaging;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Rect;

/**
 * The outline of a rectangle as areas to be filled: OpenCV's own thick lines are up to three pixels wider than asked and
 * have no dashes.
 */
final class Outline {

    private Outline() {}

    /** Its four lines, which lie inside of {@code box} as far as there is room. */
    static List<Rect> lines(Rect box, int width) {
        int right = Math.max(box.x, box.x + box.width - width);
        int bottom = Math.max(box.y, box.y + box.height - width);
        return List.of(
                new Rect(box.x, box.y, box.width, width),
                new Rect(box.x, bottom, box.width, width),
                new Rect(box.x, box.y, width, box.height),
                new Rect(right, box.y, width, box.height));
    }

    /** Every line cut into dashes with gaps of the same length; a dash begins in each left and upper corner. */
    static List<Rect> dashes(List<Rect> lines, int length) {
        List<Rect> dashes = new ArrayList<>();
        lines.forEach(line -> addDashes(line, length, dashes));
        return dashes;
    }

    private static void addDashes(Rect line, int length, List<Rect> dashes) {
        boolean level = line.width > line.height;
        int end = level ? line.width : line.height;
        for (int start = 0; start < end; start += 2 * length) {
            int dash = Math.min(length, end - start);
            dashes.add(
                    level
                            ? new Rect(line.x + start, line.y, dash, line.height)
                            : new Rect(line.x, line.y + start, line.width, dash));
        }
    }

    static Rect grown(Rect area, int by) {
        return new Rect(area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by);
    }
}
