package io.skylens.ingest.mask;

import io.skylens.contract.DroneMask;
import io.skylens.contract.DroneMask.Effect;
import io.skylens.contract.PictureShape;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Orientation;
import io.skylens.imaging.Picture;
import io.skylens.imaging.UndecodableJpegException;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Blots out what is inside a mask. The picture is made anew, upright, from pixels alone: what the device put beside them,
 * such as a thumbnail, which nobody masked, is gone. Thread-safe; uses one core.
 */
final class MaskPainter {

    /** High: the device's own compression has taken what could be spared. */
    private static final int QUALITY = 90;

    private static final int CELLS = 12;
    private static final Scalar BLACK = new Scalar(0, 0, 0);
    private static final Scalar INSIDE = new Scalar(255);

    private final JpegCodec codec = JpegCodecs.best();

    byte[] paint(byte[] jpeg, PictureShape shape, DroneMask mask) throws UndecodableJpegException {
        try (var stored = codec.decode(jpeg, 0, jpeg.length)) {
            var upright = Orientation.upright(stored, shape.orientation());
            try {
                cover(upright, mask);
                return codec.encode(upright, QUALITY);
            } finally {
                // A second close of the same picture does nothing.
                upright.close();
            }
        }
    }

    private static void cover(Picture picture, DroneMask mask) {
        var pixels = picture.mat();
        var inside = Mat.zeros(pixels.size(), CvType.CV_8UC1);
        try {
            // One by one: where polygons of one call overlap, OpenCV leaves a hole.
            for (var polygon : mask.polygons()) {
                fill(inside, polygon);
            }
            if (mask.effect() == Effect.FILL) {
                pixels.setTo(BLACK, inside);
            } else {
                blur(pixels, inside);
            }
        } finally {
            inside.release();
        }
    }

    private static void fill(Mat inside, List<DroneMask.Corner> polygon) {
        var corners = new MatOfPoint(polygon.stream()
                .map(corner ->
                        new Point(Math.round(corner.x() * inside.cols()), Math.round(corner.y() * inside.rows())))
                .toArray(Point[]::new));
        try {
            Imgproc.fillPoly(inside, List.of(corners), INSIDE);
        } finally {
            corners.release();
        }
    }

    private static void blur(Mat pixels, Mat inside) {
        double scale = (double) CELLS / Math.max(pixels.cols(), pixels.rows());
        var coarse = new Mat();
        var blurred = new Mat();
        try {
            var size = new Size(Math.max(1, pixels.cols() * scale), Math.max(1, pixels.rows() * scale));
            Imgproc.resize(pixels, coarse, size, 0, 0, Imgproc.INTER_AREA);
            Imgproc.resize(coarse, blurred, pixels.size(), 0, 0, Imgproc.INTER_LINEAR);
            Core.copyTo(blurred, pixels, inside);
        } finally {
            coarse.release();
            blurred.release();
        }
    }
}
