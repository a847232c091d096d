package io.skylens.imaging;

import io.skylens.contract.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencv.core.Rect;

/**
 * Finds room for labels in one picture: above their box, else below it, else inside. A label that would cover one placed
 * before gets no room, so that those that are drawn can be read; place the important ones first.
 */
final class LabelLayout {

    private final int pictureWidth;
    private final int pictureHeight;
    private final List<Rect> taken = new ArrayList<>();

    LabelLayout(int pictureWidth, int pictureHeight) {
        this.pictureWidth = pictureWidth;
        this.pictureHeight = pictureHeight;
    }

    Optional<Rect> place(Box box, int width, int height) {
        int left = (int) Math.max(0, Math.min(Math.round(box.x()), pictureWidth - width));
        int top = (int) Math.round(box.y());
        int bottom = (int) Math.round(box.bottom());
        Optional<Rect> room = Stream.of(top - height, bottom, top)
                .map(y -> new Rect(left, y, width, height))
                .filter(this::isFree)
                .findFirst();
        room.ifPresent(taken::add);
        return room;
    }

    private boolean isFree(Rect chip) {
        return chip.y >= 0
                && chip.y + chip.height <= pictureHeight
                && taken.stream().noneMatch(other -> overlaps(chip, other));
    }

    private static boolean overlaps(Rect a, Rect b) {
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    }
}
