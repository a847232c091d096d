package io.skylens.imaging;

/** Where in its square a letterboxed picture stands. */
public enum Placement {
    /** In the middle, as Ultralytics models are trained. */
    CENTRED,
    /** In the top-left corner, as YOLOX models are trained. */
    TOP_LEFT
}
