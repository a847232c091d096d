package io.skylens.imaging;

import io.skylens.contract.PictureShape;

/**
 * How much smaller than stored a JPEG is decoded: leaving out what its blocks say of fine detail costs a decoder less than
 * decoding it and throwing it away.
 */
public enum Reduction {
    NONE(1),
    HALF(2),
    QUARTER(4),
    EIGHTH(8);

    private final int divisor;

    Reduction(int divisor) {
        this.divisor = divisor;
    }

    /** The most that leaves the longer side at least so long; {@link #NONE} where it is shorter as it is. */
    public static Reduction toAtLeast(int longerSide, PictureShape stored) {
        int longest = Math.max(stored.width(), stored.height());
        var most = NONE;
        for (var reduction : values()) {
            if (reduction.of(longest) >= longerSide && longest >= longerSide) {
                most = reduction;
            }
        }
        return most;
    }

    /** The length of a side, rounded up as decoders do. */
    public int of(int side) {
        return (side + divisor - 1) / divisor;
    }

    int divisor() {
        return divisor;
    }
}
