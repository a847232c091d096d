package io.skylens.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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

    /**
     * Makes a file with one new secret, readable by its owner only, where there is none. Of two that do so at once one
     * makes it.
     */
    public static void createIfAbsent(Path path) throws UnusableKeysException {
        try {
            var absolute = path.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            var unfinished = Files.createTempFile(absolute.getParent(), "keys", ".part");
            try {
                Files.writeString(unfinished, KeySet.generate().toJson());
                Files.createLink(absolute, unfinished);
            } catch (FileAlreadyExistsException e) {
                // There are keys, and tokens signed with them.
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UnusableKeysException("keys in " + path + " cannot be made: " + e);
        }
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
