package io.skylens.ingest.source.tcp;

import io.skylens.contract.Quoted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How the length before each payload is written. Lengths are unsigned and do not count themselves. */
public enum Framing {
    LITTLE_ENDIAN_4(4, "4-byte little-endian length"),
    BIG_ENDIAN_4(4, "4-byte big-endian length"),
    LITTLE_ENDIAN_8(8, "8-byte little-endian length"),
    BIG_ENDIAN_8(8, "8-byte big-endian length"),
    /** Decimal, zeros or spaces before it, or spaces after it. */
    DECIMAL_16(16, "length of 16 decimal characters");

    static final int WIDEST = 16;

    private static final Pattern DECIMAL = Pattern.compile(" *([0-9]+) *");

    private final int width;
    private final String title;

    Framing(int width, String title) {
        this.width = width;
        this.title = title;
    }

    /** Bytes of the length itself. */
    public int width() {
        return width;
    }

    /**
     * The length written at {@code from}.
     *
     * @return negative when there is none, or one of 2^63 and more
     */
    long read(byte[] bytes, int from) {
        return switch (this) {
            case LITTLE_ENDIAN_4 ->
                Integer.toUnsignedLong(ordered(bytes, ByteOrder.LITTLE_ENDIAN).getInt(from));
            case BIG_ENDIAN_4 ->
                Integer.toUnsignedLong(ordered(bytes, ByteOrder.BIG_ENDIAN).getInt(from));
            case LITTLE_ENDIAN_8 -> ordered(bytes, ByteOrder.LITTLE_ENDIAN).getLong(from);
            case BIG_ENDIAN_8 -> ordered(bytes, ByteOrder.BIG_ENDIAN).getLong(from);
            case DECIMAL_16 -> decimal(bytes, from);
        };
    }

    /** The length written at the start of the array, for a person. */
    String describe(byte[] bytes) {
        long length = read(bytes, 0);
        if (this == DECIMAL_16) {
            return title + " " + Quoted.of(new String(bytes, 0, width, StandardCharsets.ISO_8859_1));
        }
        return title + " " + Long.toUnsignedString(length) + " ("
                + HexFormat.of().formatHex(bytes, 0, width) + ")";
    }

    private static ByteBuffer ordered(byte[] bytes, ByteOrder order) {
        return ByteBuffer.wrap(bytes).order(order);
    }

    private static long decimal(byte[] bytes, int from) {
        var matcher = DECIMAL.matcher(new String(bytes, from, WIDEST, StandardCharsets.ISO_8859_1));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    @Override
    public String toString() {
        return title;
    }
}
