package io.skylens.allinone.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;

/** A properties file {@code name=port} for programs that wait for the system: there, and whole, when it is ready. */
public final class PortsFile {

    private PortsFile() {}

    /** Replaces the file in one step. */
    public static void write(Path file, Map<String, Integer> ports) throws CannotStartException {
        var text = ports.entrySet().stream()
                .map(port -> port.getKey() + "=" + port.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            var whole = file.toAbsolutePath();
            var draft =
                    Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".tmp");
            Files.writeString(draft, text);
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStartException("ports file " + file + " could not be written: " + e.getMessage(), e);
        }
    }

    /** A file of ports that nobody listens on any more would mislead. */
    public static void delete(Path file) throws CannotStartException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CannotStartException("ports file " + file + " could not be deleted: " + e.getMessage(), e);
        }
    }
}
