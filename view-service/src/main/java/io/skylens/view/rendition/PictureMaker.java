package io.skylens.view.rendition;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.imaging.BoxPainter;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.Orientation;
import io.skylens.imaging.Picture;
import io.skylens.imaging.Resize;
import io.skylens.imaging.UndecodableJpegException;
import io.skylens.view.join.JoinedFrame;
import java.util.List;

/** Makes renditions: decodes, turns upright, scales, paints boxes, encodes. Thread-safe; uses the caller's thread. */
final class PictureMaker {

    private final JpegCodec codec;
    private final int quality;

    PictureMaker(JpegCodec codec, int quality) {
        this.codec = codec;
        this.quality = quality;
    }

    /** Whether the device's own bytes are that rendition: nothing is to be painted and nothing to be made smaller. */
    static boolean isOwnBytes(JoinedFrame joined, Rendition rendition) {
        boolean fits =
                rendition.width() == null || joined.frame().header().shape().displayedWidth() <= rendition.width();
        return fits && !paints(joined, rendition);
    }

    byte[] make(JoinedFrame joined, Rendition rendition) throws UndecodableJpegException {
        byte[] jpeg = joined.frame().jpeg();
        int orientation = joined.frame().header().shape().orientation();
        try (var stored = codec.decode(jpeg, 0, jpeg.length);
                var upright = Orientation.upright(stored, orientation);
                var sized = rendition.width() == null ? upright : Resize.toWidth(upright, rendition.width())) {
            if (paints(joined, rendition)) {
                paint(sized, joined);
            }
            return codec.encode(sized, quality);
        }
    }

    private static boolean paints(JoinedFrame joined, Rendition rendition) {
        return rendition.overlay() == Overlay.BOXES
                && joined.detections() != null
                && !joined.detections().objects().isEmpty();
    }

    private static void paint(Picture picture, JoinedFrame joined) {
        var detections = joined.detections();
        double x = (double) picture.width() / detections.frame().width();
        double y = (double) picture.height() / detections.frame().height();
        List<DetectedObject> scaled = detections.objects().stream()
                .map(object -> scaled(object, x, y))
                .toList();
        BoxPainter.paint(picture, scaled, joined.isHeld());
    }

    private static DetectedObject scaled(DetectedObject object, double x, double y) {
        var box = object.box();
        return new DetectedObject(
                object.label(),
                object.classId(),
                object.confidence(),
                new Box(box.x() * x, box.y() * y, box.width() * x, box.height() * y));
    }
}
