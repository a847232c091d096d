package io.skylens.simulator.fleet;

import io.skylens.contract.Box;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.Resize;
import io.skylens.simulator.scene.Seen;
import io.skylens.simulator.scene.Shot;
import java.util.List;

/** Makes frames of what was shot: as large, and as finely, as they are asked for. Thread-safe. */
final class Darkroom {

    private final JpegCodec codec;

    Darkroom(JpegCodec codec) {
        this.codec = codec;
    }

    /** The frame, with its code if the format has one. The shot stays open, and the caller's. */
    Exposure develop(Shot shot, Moment moment, Format asked) {
        var picture = Resize.toWidth(shot.picture(), asked.width());
        try {
            if (asked.painted()) {
                Stamp.of(moment).paint(picture);
            }
            return exposure(new Shot(picture, shrunk(shot, picture.width())), asked.quality());
        } finally {
            if (picture != shot.picture()) {
                picture.close();
            }
        }
    }

    /** The frame as large as the shot, without a code. */
    Exposure develop(Shot shot, Format format) {
        return exposure(shot, format.quality());
    }

    private Exposure exposure(Shot shot, int quality) {
        var picture = shot.picture();
        return new Exposure(codec.encode(picture, quality), picture.width(), picture.height(), shot.seen());
    }

    private static List<Seen> shrunk(Shot shot, int width) {
        double scale = (double) width / shot.picture().width();
        return scale == 1
                ? shot.seen()
                : shot.seen().stream()
                        .map(each -> new Seen(each.label(), times(scale, each.box()), each.visible()))
                        .toList();
    }

    private static Box times(double scale, Box box) {
        return new Box(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
    }
}
