package io.skylens.simulator.code;

/** Tells black cells from white ones by their middles, which blur and ringing at their edges do not reach. */
record Cells(byte[] bgr, int width, double cell) {

    private static final double MIDDLE = 0.5;
    /** How far from a cell's middle is looked, in cells. */
    private static final double REACH = 0.22;

    private static final int MID_GREY = 128;

    byte[] read(int count) {
        byte[] bytes = new byte[count];
        for (int bit = 0; bit < count * Byte.SIZE; bit++) {
            int column = bit % PaintedCode.COLUMNS + 1;
            int row = bit / PaintedCode.COLUMNS + 1;
            if (brightness(column, row) >= MID_GREY) {
                bytes[bit / Byte.SIZE] |= (byte) (1 << Byte.SIZE - 1 - bit % Byte.SIZE);
            }
        }
        return bytes;
    }

    private double brightness(int column, int row) {
        int left = pixel(column + MIDDLE - REACH);
        int right = pixel(column + MIDDLE + REACH);
        int top = pixel(row + MIDDLE - REACH);
        int bottom = pixel(row + MIDDLE + REACH);
        long sum = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int at = 3 * (y * width + x);
                sum += (bgr[at] & 0xFF) + (bgr[at + 1] & 0xFF) + (bgr[at + 2] & 0xFF);
            }
        }
        return sum / (3.0 * (right - left + 1) * (bottom - top + 1));
    }

    private int pixel(double cells) {
        return (int) (cells * cell);
    }
}
