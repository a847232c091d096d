package io.skylens.ingest.intake;

import java.util.Locale;

/** A number of bytes for people: in a unit where it is a whole number of them, else in both. */
final class ByteCount {

    private static final long KIBI = 1 << 10;
    private static final long MEBI = 1 << 20;

    private ByteCount() {}

    static String of(long bytes) {
        if (bytes < KIBI) {
            return bytes + " bytes";
        }
        long unit = bytes < MEBI ? KIBI : MEBI;
        var name = unit == KIBI ? " KiB" : " MiB";
        return bytes % unit == 0
                ? bytes / unit + name
                : String.format(Locale.ROOT, "%.1f%s (%d bytes)", (double) bytes / unit, name, bytes);
    }
}
