package io.skylens.allinone.process;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Lines appended to a file that is renamed to {@code .1} when it is full, in place of the one before. A disk that takes
 * no more loses lines and nothing else. One thread at a time.
 */
final class BoundedFile implements AutoCloseable {

    private final Path file;
    private final long largest;
    private Writer writer;
    private long size;

    BoundedFile(Path file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    void append(String line) {
        try {
            if (writer == null) {
                open();
            }
            writer.write(line);
            writer.write('\n');
            writer.flush();
            size += line.length() + 1L;
            if (size > largest) {
                close();
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            // What could not be flushed is lost, as said.
        } finally {
            writer = null;
        }
    }

    private void open() throws IOException {
        writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
    }
}
