package io.skylens.allinone.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * A folder for the data and logs of one run, deleted when the run ends. A run that was killed cannot delete its own; the
 * next one does. Which runs are over is known by a lock that the operating system releases with the process.
 */
public final class RunFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private RunFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Deletes the folders of dead runs and makes a new one. */
    public static RunFolder create(Path cache) throws CannotStartException {
        var runs = cache.resolve("runs");
        try {
            Files.createDirectories(runs);
            // One start at a time: another's new folder is not yet locked for a moment, and would look dead.
            try (var oneAtATime = open(runs.resolve(LOCK))) {
                oneAtATime.lock();
                deleteDead(runs);
                var path = Files.createTempDirectory(runs, "run-");
                var lock = open(path.resolve(LOCK));
                lock.lock();
                var folder = new RunFolder(path, lock);
                Files.createDirectory(folder.logs());
                Files.createDirectory(folder.temporary());
                return folder;
            }
        } catch (IOException e) {
            throw new CannotStartException("folder " + runs + " could not be used: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** What the system's folder of temporary files is to other programs. */
    public Path temporary() {
        return path.resolve("tmp");
    }

    /** Not made yet: the broker makes it. */
    public Path brokerData() {
        return path.resolve("kafka");
    }

    @Override
    public void close() {
        try {
            lock.close();
            delete(path);
        } catch (IOException e) {
            // The next run finds it unlocked and deletes it.
        }
    }

    private static void deleteDead(Path runs) throws IOException {
        for (var folder : folders(runs)) {
            try {
                if (isDead(folder)) {
                    delete(folder);
                }
            } catch (IOException e) {
                // Children of a killed run may still be ending in it; the next run deletes the rest.
            }
        }
    }

    private static boolean isDead(Path folder) throws IOException {
        try (var channel = open(folder.resolve(LOCK));
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static List<Path> folders(Path runs) throws IOException {
        try (var entries = Files.list(runs)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    /** What others delete at the same time is as good as deleted. */
    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (var paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (var path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
