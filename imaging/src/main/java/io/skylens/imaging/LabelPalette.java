package io.skylens.imaging;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One steady colour per label, the same in burned-in boxes and on the page. The colours are the ten of M. A. Petroff,
 * <em>Accessible Color Sequences for Data Visualization</em> (2021), told apart with every common colour vision
 * deficiency; their order is ours, so that people and the usual vehicles get strong ones and greys are rare.
 */
public final class LabelPalette {

    /** {@code 0xRRGGBB}. */
    public static final List<Integer> COLOURS =
            List.of(0x832DB6, 0xFFA90E, 0x94A4A2, 0x3F90DA, 0xBD1F01, 0x717581, 0xA96B59, 0x92DADD, 0xE76300, 0xB9AC70);

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private LabelPalette() {}

    /** {@code 0xRRGGBB} of a label: the 32-bit FNV-1a hash of its UTF-8 bytes, unsigned, modulo the number of colours. */
    public static int colourOf(String label) {
        int hash = FNV_OFFSET;
        for (byte octet : label.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return COLOURS.get(Integer.remainderUnsigned(hash, COLOURS.size()));
    }

    /** Whether black letters stand out more from a colour than white ones do: WCAG 2's contrast ratio decides. */
    static boolean isLight(int colour) {
        double luminance =
                0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
        double contrastToBlack = (luminance + 0.05) / 0.05;
        double contrastToWhite = 1.05 / (luminance + 0.05);
        return contrastToBlack > contrastToWhite;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
