package io.skylens.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds native memory that is not given back, on Linux: there the kernel tells what a process has resident. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ROUNDS = 200;
    /** A picture of 1280x720 that leaks each round grows to five times as much. */
    private static final long ALLOWED_KIB = 100 << 10;

    interface Work {
        void run() throws Exception;
    }

    private ResidentMemory() {}

    static void assertSteady(Work work) throws Exception {
        assumeTrue(Files.isReadable(STATUS), "needs " + STATUS + " to read the resident memory");
        repeat(work, ROUNDS / 4);
        long before = kibibytes();
        repeat(work, ROUNDS);
        assertThat(kibibytes() - before).as("KiB grown").isLessThan(ALLOWED_KIB);
    }

    private static void repeat(Work work, int times) throws Exception {
        for (int round = 0; round < times; round++) {
            work.run();
        }
    }

    private static long kibibytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
