package io.skylens.imaging;

/** Order and range of the numbers a model wants. */
public enum PixelFormat {
    /** Planes red, green, blue; values 0..1. */
    RGB_UNIT,
    /** Planes blue, green, red; values 0..255. */
    BGR_BYTE
}
