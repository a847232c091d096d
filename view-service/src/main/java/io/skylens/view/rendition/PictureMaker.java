package io.skylens.view.rendition;

import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.imaging.BoxPainter;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.Orientation;
import io.skylens.imaging.Picture;
import io.skylens.imaging.Resize;
import io.skylens.imaging.UndecodableJpegException;
import io.skylens.view.join.JoinedFrame;
import java.util.List;

/**
 * Makes renditions: decodes, turns upright, scales, paints boxes and notices, encodes. Thread-safe; uses the caller's
 * thread.
 */
final class PictureMaker {

    private final JpegCodec codec;
    private final int quality;
    private final Placeholder placeholder;

    PictureMaker(JpegCodec codec, int quality, Placeholder placeholder) {
        this.codec = codec;
        this.quality = quality;
        this.placeholder = placeholder;
    }

    /** Of a drone without a picture, the placeholder. */
    byte[] make(Scene scene, Rendition rendition) throws UndecodableJpegException {
        return scene.joined() == null ? placeholder(scene, rendition) : picture(scene, rendition);
    }

    private byte[] picture(Scene scene, Rendition rendition) throws UndecodableJpegException {
        var frame = scene.joined().frame();
        int orientation = frame.header().shape().orientation();
        try (var stored = codec.decode(frame.jpeg(), 0, frame.jpeg().length);
                var upright = Orientation.upright(stored, orientation);
                var sized = rendition.width() == null ? upright : Resize.toWidth(upright, rendition.width())) {
            if (scene.showsBoxes(rendition)) {
                paint(sized, scene.joined());
            }
            if (scene.showsNotice(rendition)) {
                NoticePainter.paint(sized, scene.notice(), scene.drone());
            }
            return codec.encode(sized, quality);
        }
    }

    private byte[] placeholder(Scene scene, Rendition rendition) throws UndecodableJpegException {
        try (var ground = placeholder.ground(codec);
                var sized = rendition.width() == null ? ground : Resize.toWidth(ground, rendition.width())) {
            NoticePainter.paintPlaceholder(sized, scene.notice(), scene.drone());
            return codec.encode(sized, quality);
        }
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
