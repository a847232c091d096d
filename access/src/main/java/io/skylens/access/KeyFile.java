package io.skylens.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A key set in a file, read anew when the file has changed. One thread refreshes, any may ask. A file that has become
 * unusable leaves the keys as they were: half-written keys must lock nobody out.
 */
public final class KeyFile {

    private final Path path;
    private FileTime readAt;
    private volatile KeySet keys;

    private KeyFile(Path path) {
        this.path = path;
    }

    /** @throws UnusableKeysException naming the file, when it is not there or no key set */
    public static KeyFile open(Path path) throws UnusableKeysException {
        var file = new KeyFile(path);
        file.refresh();
        return file;
    }

    public KeySet keys() {
        return keys;
    }

    /** Reads the file if it has changed since it was last read, well or not. */
    public void refresh() throws UnusableKeysException {
        try {
            var modified = Files.getLastModifiedTime(path);
            if (modified.equals(readAt)) {
                return;
            }
            readAt = modified;
            keys = KeySet.parse(Files.readString(path));
        } catch (UnusableKeysException e) {
            throw new UnusableKeysException("keys in " + path + " cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new UnusableKeysException("keys in " + path + " cannot be read: " + e);
        }
    }
}
