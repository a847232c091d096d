package io.skylens.access;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The keys of a service while it runs: read anew within seconds of a change of their file, on a thread of its own. */
public final class WatchedKeys implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WatchedKeys.class.getName());
    private static final long PERIOD_SECONDS = 2;

    private final Optional<KeyFile> file;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "read-keys");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param path empty for no keys, by which no token opens anything
     * @throws UnusableKeysException when there is a path and no keys behind it
     */
    public WatchedKeys(Optional<Path> path) throws UnusableKeysException {
        file = path.isPresent() ? Optional.of(KeyFile.open(path.get())) : Optional.empty();
        file.ifPresent(keys ->
                timer.scheduleWithFixedDelay(() -> refresh(keys), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS));
    }

    public KeySet current() {
        return file.map(KeyFile::keys).orElseGet(KeySet::empty);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static void refresh(KeyFile keys) {
        try {
            keys.refresh();
        } catch (UnusableKeysException e) {
            LOG.log(Level.WARNING, e.getMessage() + "; those known before stay in use");
        }
    }
}
