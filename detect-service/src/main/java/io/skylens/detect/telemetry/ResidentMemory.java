package io.skylens.detect.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds of the machine's memory, the model with its native buffers included. */
public final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "VmRSS:";
    private static final int KIBI = 1024;

    private ResidentMemory() {}

    /** Bytes; not a number where the operating system does not tell as Linux does. */
    public static double bytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToDouble(line -> Double.parseDouble(line.substring(FIELD.length())
                                    .replace("kB", "")
                                    .strip())
                            * KIBI)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
