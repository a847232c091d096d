package io.skylens.allinone.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a child has said: all of it in a file of bounded size, the last lines in memory, and the lines that a person
 * should see passed on. One thread drains; {@link #lastLines()} may be called from any.
 */
final class ProcessLog {

    private static final long LARGEST_FILE = 4L << 20;
    private static final int LAST_LINES = 25;

    private final Path file;
    private final Predicate<String> worthSeeing;
    private final Consumer<String> passOn;
    private final Deque<String> last = new ArrayDeque<>();

    ProcessLog(Path file, Predicate<String> worthSeeing, Consumer<String> passOn) {
        this.file = file;
        this.worthSeeing = worthSeeing;
        this.passOn = passOn;
    }

    Path file() {
        return file;
    }

    /** Reads until the child closes its output, so that the child never waits for a reader. */
    void drain(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                var kept = new BoundedFile(file, LARGEST_FILE)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.append(line);
                remember(line);
                if (worthSeeing.test(line)) {
                    passOn.accept(line);
                }
            }
        } catch (IOException e) {
            // The pipe of a killed child may end in an error; it has ended all the same.
        }
    }

    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void remember(String line) {
        synchronized (last) {
            last.addLast(line);
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        }
    }
}
