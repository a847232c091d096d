package io.skylens.simulator.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skylens.simulator.fleet.Exposure;
import io.skylens.simulator.fleet.Moment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a line for every frame, complete at once: the simulator may be killed at any time. Thread-safe. */
public final class TruthFile implements AutoCloseable {

    private final ObjectMapper json = JsonMapper.builder().build();
    private final BufferedWriter writer;

    /** Replaces a file that is there. */
    public TruthFile(Path path) throws IOException {
        writer = Files.newBufferedWriter(path);
    }

    public synchronized void write(Moment moment, Exposure exposure) {
        try {
            writer.write(json.writeValueAsString(TruthLine.of(moment, exposure)));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("truth file could not be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
