package io.skylens.view.rendition;

import io.skylens.contract.DroneId;
import io.skylens.contract.DroneState;
import io.skylens.imaging.Picture;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Writes onto a picture that it is not the present: takes its colours away, and lays a panel upon it with the state, the
 * age and the reason. Frozen pictures are hatched as well. In place.
 */
final class NoticePainter {

    private static final int FONT = Imgproc.FONT_HERSHEY_DUPLEX;
    /** A capital of Hershey's letters is this many pixels high at scale 1. */
    private static final double FONT_CAPITALS = 21;

    private static final int LEAST_CAPITALS = 8;
    private static final int CAPITALS_PER_SIDE = 17;
    private static final double SMALLER = 0.58;
    private static final double DIMMED = 0.45;
    private static final double DIMMED_FROZEN = 0.7;
    private static final double PANEL_SHARE = 0.22;
    private static final Scalar MUTED = new Scalar(190, 178, 168);
    private static final Scalar HATCH = new Scalar(255, 170, 90);
    private static final double HATCH_SHARE = 0.3;
    private static final int MOST_LINES = 3;

    private final Mat mat;
    private final Notice notice;
    private final double capitals;

    private NoticePainter(Picture picture, Notice notice) {
        this.mat = picture.mat();
        this.notice = notice;
        int side = Math.min(picture.width(), picture.height() * 4 / 3);
        this.capitals = Math.max(LEAST_CAPITALS, (double) side / CAPITALS_PER_SIDE * 0.62);
    }

    private record Line(String text, double capitals, Scalar colour) {

        int width() {
            return (int) Imgproc.getTextSize(text, FONT, capitals / FONT_CAPITALS, 1, null).width;
        }

        void draw(Mat onto, int centre, int baseline) {
            var at = new Point(centre - width() / 2.0, baseline);
            int stroke = Math.max(1, (int) Math.round(capitals / 14));
            Imgproc.putText(onto, text, at, FONT, capitals / FONT_CAPITALS, colour, stroke, Imgproc.LINE_AA);
        }
    }

    /** Onto the drone's last picture. */
    static void paint(Picture picture, Notice notice, DroneId drone) {
        var painter = new NoticePainter(picture, notice);
        boolean frozen = notice.state() == DroneState.FROZEN;
        painter.takeColourAway(frozen ? DIMMED_FROZEN : DIMMED);
        if (frozen) {
            painter.hatch();
        }
        painter.panel(drone);
    }

    /** Onto the ground of a drone that has no picture, which keeps its colours. */
    static void paintPlaceholder(Picture ground, Notice notice, DroneId drone) {
        new NoticePainter(ground, notice).panel(drone);
    }

    private void takeColourAway(double brightness) {
        var grey = new Mat();
        Imgproc.cvtColor(mat, grey, Imgproc.COLOR_BGR2GRAY);
        grey.convertTo(grey, -1, brightness);
        Imgproc.cvtColor(grey, mat, Imgproc.COLOR_GRAY2BGR);
        grey.release();
    }

    private void hatch() {
        var hatched = mat.clone();
        int step = Math.max(8, Math.min(mat.cols(), mat.rows()) / 24);
        for (int x = -mat.rows(); x < mat.cols(); x += step) {
            var from = new Point(x, mat.rows());
            var to = new Point(x + mat.rows(), 0);
            Imgproc.line(hatched, from, to, HATCH, Math.max(1, step / 5), Imgproc.LINE_AA);
        }
        Core.addWeighted(hatched, HATCH_SHARE, mat, 1 - HATCH_SHARE, 0, mat);
        hatched.release();
    }

    private void panel(DroneId drone) {
        var title = new Line(notice.title(), capitals, StateIcon.colour(notice.state()));
        var small = new ArrayList<Line>();
        small.add(new Line(drone.value(), capitals * SMALLER, MUTED));
        small.addAll(wrapped(notice.reason()));
        int icon = (int) Math.round(capitals * 1.5);
        int gap = (int) Math.round(capitals * 0.7);
        int lineHeight = (int) Math.round(capitals * SMALLER * 1.9);
        int widest = small.stream().mapToInt(Line::width).reduce(title.width() + icon + gap, Math::max);
        int height = icon + gap / 2 + small.size() * lineHeight;
        var panel = centred(widest + 4 * gap, height + 3 * gap);
        shade(panel);

        int centre = mat.cols() / 2;
        int left = centre - (title.width() + icon + gap) / 2;
        int middle = panel.y + 3 * gap / 2 + icon / 2;
        StateIcon.draw(mat, notice.state(), new Point(left + icon / 2.0, middle), icon / 2.0);
        title.draw(mat, left + icon + gap + title.width() / 2, (int) Math.round(middle + capitals / 2));
        int baseline = middle + icon / 2 + gap / 2;
        for (var line : small) {
            baseline += lineHeight;
            line.draw(mat, centre, baseline - (int) Math.round(lineHeight * 0.2));
        }
    }

    /** The reason in as many lines as it needs on this picture. */
    private List<Line> wrapped(String text) {
        var lines = new ArrayList<Line>();
        var words = new StringBuilder();
        for (var word : text.split(" ")) {
            var longer = words.isEmpty() ? word : words + " " + word;
            if (!words.isEmpty() && small(longer).width() > mat.cols() * 0.8 && lines.size() < MOST_LINES - 1) {
                lines.add(small(words.toString()));
                longer = word;
            }
            words.replace(0, words.length(), longer);
        }
        lines.add(small(words.toString()));
        return lines;
    }

    private Line small(String text) {
        return new Line(text, capitals * SMALLER, MUTED);
    }

    private Rect centred(int width, int height) {
        int fittingWidth = Math.min(width, mat.cols());
        int fittingHeight = Math.min(height, mat.rows());
        return new Rect((mat.cols() - fittingWidth) / 2, (mat.rows() - fittingHeight) / 2, fittingWidth, fittingHeight);
    }

    private void shade(Rect panel) {
        var area = mat.submat(panel);
        area.convertTo(area, -1, PANEL_SHARE);
        area.release();
    }
}
