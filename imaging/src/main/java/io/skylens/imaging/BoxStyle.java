package io.skylens.imaging;

/**
 * Sizes in pixels, chosen by the picture's shorter side so that boxes look the same at any resolution, and never under
 * what can be read.
 *
 * @param line width of a box's line
 * @param capitals height of a capital letter
 * @param stroke width of a letter's strokes
 * @param padding around the text in its chip
 */
record BoxStyle(int line, int capitals, int stroke, int padding) {

    private static final int LINES_PER_SIDE = 320;
    private static final int CAPITALS_PER_SIDE = 54;
    private static final int SMALLEST_CAPITALS = 8;

    static BoxStyle of(int width, int height) {
        int side = Math.min(width, height);
        int capitals = Math.max(SMALLEST_CAPITALS, Math.round((float) side / CAPITALS_PER_SIDE));
        return new BoxStyle(
                Math.max(1, Math.round((float) side / LINES_PER_SIDE)),
                capitals,
                Math.max(1, Math.round(capitals / 10f)),
                Math.max(2, Math.round(capitals / 3f)));
    }

    /** Room for a chip's line of text: below the base line letters reach down by a third of a capital. */
    int chipHeight() {
        return capitals + capitals / 3 + 2 * padding;
    }

    /** Width of the dark edge on both sides of a line. */
    int rim() {
        return Math.max(1, line / 3);
    }

    /** Length of a dash, and of the gap after it. */
    int dash() {
        return 5 * line + 3;
    }
}
