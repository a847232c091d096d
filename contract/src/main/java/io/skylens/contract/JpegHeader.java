package io.skylens.contract;

/**
 * The structure of a JPEG, from its bytes alone: no pixel is decoded.
 *
 * @param shape size as stored, and EXIF orientation (1 where there is none)
 * @param components 1 (grey) or 3 (colour)
 * @param scans 1 for a baseline picture; a progressive one has several
 * @param length bytes from SOI to the end of EOI; anything after it is not part of the JPEG
 */
public record JpegHeader(PictureShape shape, int components, boolean progressive, int scans, int length) {

    /** More scans than this are no picture but an attack on its decoder. */
    public static final int MAX_SCANS = 64;

    /**
     * Walks the segments of the JPEG that begins at {@code from}, in one pass and without allocation chosen by the input.
     * Accepts 8 bits a sample, 1 or 3 components, baseline, extended or progressive, at most {@value #MAX_SCANS} scans,
     * complete from SOI to EOI.
     *
     * @param to exclusive end of the bytes that may be read
     * @throws InvalidJpegException naming the rule and the value; {@link InvalidJpegException.Rule#TRUNCATED} when more
     *     bytes could make it valid
     */
    public static JpegHeader parse(byte[] bytes, int from, int to) throws InvalidJpegException {
        return new JpegWalk(bytes, from, to).walk();
    }

    /** As {@link #parse(byte[], int, int)}, of the whole array. */
    public static JpegHeader parse(byte[] bytes) throws InvalidJpegException {
        return parse(bytes, 0, bytes.length);
    }

    /** Whether the bytes from {@code offset} on begin with the SOI marker, FF D8. */
    public static boolean startsAt(byte[] bytes, int offset, int length) {
        return length >= 2 && (bytes[offset] & 0xFF) == 0xFF && (bytes[offset + 1] & 0xFF) == JpegWalk.SOI;
    }
}
