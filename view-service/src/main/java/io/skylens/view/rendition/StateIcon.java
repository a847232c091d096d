package io.skylens.view.rendition;

import io.skylens.contract.DroneState;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** The signs that tell states apart without their colour: a clock, a flake of snow, a crossed circle. */
final class StateIcon {

    private static final Scalar AMBER = new Scalar(68, 181, 242);
    private static final Scalar BLUE = new Scalar(255, 184, 108);
    private static final Scalar GREY = new Scalar(214, 206, 198);

    private StateIcon() {}

    static Scalar colour(DroneState state) {
        return switch (state) {
            case LATE -> AMBER;
            case FROZEN -> BLUE;
            case OFFLINE, LIVE -> GREY;
        };
    }

    static void draw(Mat onto, DroneState state, Point centre, double radius) {
        var pen = new Pen(onto, centre, radius, colour(state));
        switch (state) {
            case LATE -> {
                pen.circle();
                pen.ray(-90, 0.55);
                pen.ray(20, 0.45);
            }
            case FROZEN -> {
                for (int degrees = 30; degrees < 390; degrees += 60) {
                    pen.ray(degrees, 1);
                }
            }
            default -> {
                pen.circle();
                pen.ray(45, 0.95);
                pen.ray(225, 0.95);
            }
        }
    }

    private record Pen(Mat onto, Point centre, double radius, Scalar colour) {

        void circle() {
            Imgproc.circle(onto, centre, (int) Math.round(radius), colour, stroke(), Imgproc.LINE_AA);
        }

        void ray(double degrees, double length) {
            double angle = Math.toRadians(degrees);
            var end = new Point(
                    centre.x + Math.cos(angle) * radius * length, centre.y + Math.sin(angle) * radius * length);
            Imgproc.line(onto, centre, end, colour, stroke(), Imgproc.LINE_AA);
        }

        private int stroke() {
            return Math.max(1, (int) Math.round(radius / 5.5));
        }
    }
}
