package io.skylens.imaging;

/**
 * Turns JPEGs into pictures and back. Thread-safe: any number of threads may decode and encode at once, and each call
 * uses one core.
 */
public interface JpegCodec {

    /** Pixels beyond which nothing is decoded: 64 Mi, which is 192 MiB of memory. */
    int MAX_PIXELS = 1 << 26;

    /** What does the work, for people, such as {@code "OpenCV 4.9.0"}. */
    String name();

    /**
     * Decodes the JPEG that begins at {@code offset}, unrotated: EXIF orientation is left to {@link Orientation}. Grey
     * ones become BGR as well; bytes after EOI are ignored.
     *
     * <p>The structure is checked before any pixel is decoded, so bytes that are cut off anywhere before EOI are refused.
     * Damage <em>inside</em> the compressed data cannot be seen there: both decoders go on to the next place they
     * recognise and leave grey or smeared blocks, as every viewer does, and the picture is returned.
     *
     * @throws UndecodableJpegException when the bytes are no JPEG that Skylens accepts (see
     *     {@link io.skylens.contract.JpegHeader}), have more than {@link #MAX_PIXELS}, or make the decoder give up
     */
    default Picture decode(byte[] bytes, int offset, int length) throws UndecodableJpegException {
        return decode(bytes, offset, length, Reduction.NONE);
    }

    /** The same, made smaller. */
    Picture decode(byte[] bytes, int offset, int length, Reduction reduction) throws UndecodableJpegException;

    /**
     * Encodes as a baseline JPEG with 4:2:0 chroma, without metadata.
     *
     * @param quality 1 (smallest) to 100
     * @throws IllegalArgumentException when {@code quality} is outside that range or a side is over 65,500 pixels
     */
    byte[] encode(Picture picture, int quality);
}
