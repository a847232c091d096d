package io.skylens.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencv.core.Rect;

/**
 * Finds room for labels in one picture: above their box, below it or inside, wherever they hide least of the boxes. A
 * label that would cover one placed before gets no room, so that those that are drawn can be read; place the important
 * ones first.
 */
final class LabelLayout {

    private final int pictureWidth;
    private final int pictureHeight;
    private final List<Rect> boxes;
    private final List<Rect> taken = new ArrayList<>();

    /**
     * @param boxes all boxes of the picture
     */
    LabelLayout(int pictureWidth, int pictureHeight, List<Rect> boxes) {
        this.pictureWidth = pictureWidth;
        this.pictureHeight = pictureHeight;
        this.boxes = boxes;
    }

    Optional<Rect> place(Rect box, int width, int height) {
        int left = Math.max(0, Math.min(box.x, pictureWidth - width));
        Optional<Rect> room = Stream.of(box.y - height, box.y + box.height, box.y)
                .map(top -> new Rect(left, top, width, height))
                .filter(this::isFree)
                .min(Comparator.comparingLong(this::hidden));
        room.ifPresent(taken::add);
        return room;
    }

    private boolean isFree(Rect label) {
        return label.y >= 0
                && label.y + label.height <= pictureHeight
                && taken.stream().noneMatch(other -> overlap(label, other) > 0);
    }

    private long hidden(Rect label) {
        return boxes.stream().mapToLong(box -> overlap(label, box)).sum();
    }

    private static long overlap(Rect a, Rect b) {
        long width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        long height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        return Math.max(0, width) * Math.max(0, height);
    }
}
