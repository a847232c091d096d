package io.skylens.detect.model.web;

import io.skylens.detect.model.ModelCache;
import io.skylens.detect.model.ModelSource;
import io.skylens.detect.model.UnusableModelException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Models by {@link ModelAddress}. The cache has a folder for each digest, with the file in it and a lock, so that of
 * several processes that start at once one fetches and the others wait for it.
 */
@Singleton
public final class WebModels implements ModelSource {

    private final Supplier<Progress> progress;

    public WebModels() {
        this(() -> TerminalBar.isTerminal() ? new TerminalBar(System.out, System::nanoTime) : new LogLine());
    }

    WebModels(Supplier<Progress> progress) {
        this.progress = progress;
    }

    @Override
    public String addresses() {
        return ModelAddress.FORM;
    }

    @Override
    public boolean reads(String address) {
        return ModelAddress.isOne(address);
    }

    @Override
    public Path fetch(String text, ModelCache cache) throws UnusableModelException {
        var address = ModelAddress.parse(text);
        var folder = cache.folder().resolve(address.sha256());
        var file = folder.resolve(address.fileName());
        try {
            Files.createDirectories(folder);
            try (var lock =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                // A file that was damaged on the disk since is fetched again.
                if (!Files.exists(file) || !Digests.of(file).equals(address.sha256())) {
                    deleteUnfinished(folder);
                    new Download(address, cache.largestModel(), progress.get()).to(file);
                }
            }
            return file;
        } catch (IOException e) {
            throw UnusableModelException.of(address.shown(), "must be fetched, but that failed: " + e);
        }
    }

    /** What a process left that was killed while it fetched. */
    private static void deleteUnfinished(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder, Download.UNFINISHED + "*")) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
