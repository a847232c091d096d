package io.skylens.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** What a benchmark found, on the console and in {@code target/benchmarks}, with what is needed to believe it. */
final class Report {

    private static final Path FOLDER = Path.of("target", "benchmarks");

    private final Path file;

    Report(String name) {
        file = FOLDER.resolve(name + ".txt");
        line(
                "%s, %s: %d processors, load average %.1f before, Java %s, %s",
                LocalDate.now(),
                name,
                Runtime.getRuntime().availableProcessors(),
                loadAverage(),
                Runtime.version(),
                System.getProperty("os.name"));
    }

    void line(String format, Object... values) {
        var line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param otherwise when {@code -Dbenchmark.seconds} says nothing */
    static Duration seconds(int otherwise) {
        int wanted = Integer.getInteger("skylens.benchmark.seconds", 0);
        return Duration.ofSeconds(wanted == 0 ? otherwise : wanted);
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
