package io.skylens.ingest.identity;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.skylens.access.KeyFile;
import io.skylens.access.UnusableKeysException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** As in an image: no network is open, and there are keys. */
public final class ClosedProfile implements QuarkusTestProfile {

    public static final Path KEYS = newKeys();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("skylens.access.keys", KEYS.toString(), "skylens.access.open-to", "");
    }

    private static Path newKeys() {
        try {
            var path = Files.createTempDirectory("keys").resolve("keys.json");
            KeyFile.createIfAbsent(path);
            path.getParent().toFile().deleteOnExit();
            path.toFile().deleteOnExit();
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnusableKeysException e) {
            throw new IllegalStateException(e);
        }
    }
}
