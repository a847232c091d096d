package io.skylens.view.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.skylens.access.FailureLimit;
import io.skylens.access.KeyFile;
import io.skylens.access.KeySet;
import io.skylens.access.Revocations;
import io.skylens.access.Subnets;
import io.skylens.access.TokenVerifier;
import io.skylens.access.UnusableKeysException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The keys in use, read anew when their file changes; and the gate that asks for them. */
@Singleton
class Keys {

    private static final Logger LOG = Logger.getLogger(Keys.class);
    private static final long PERIOD_SECONDS = 2;

    private final Optional<KeyFile> file;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "read-keys"));

    /** @throws UnusableKeysException which stops the start */
    Keys(AccessConfig config) throws UnusableKeysException {
        var path = config.keys();
        file = path.isPresent() ? Optional.of(KeyFile.open(path.get())) : Optional.empty();
    }

    @Produces
    @Singleton
    Revocations revocations() {
        return new Revocations();
    }

    @Produces
    @Singleton
    Gate gate(AccessConfig config, Revocations revocations, Clock clock) {
        return new Gate(
                new TokenVerifier(this::current, revocations, clock),
                new FailureLimit(clock),
                Subnets.of(config.openTo().orElse(List.of())),
                Set.copyOf(config.hosts().orElse(List.of())));
    }

    void start(@Observes StartupEvent event) {
        file.ifPresent(keys ->
                timer.scheduleWithFixedDelay(() -> refresh(keys), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS));
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private KeySet current() {
        return file.map(KeyFile::keys).orElseGet(KeySet::empty);
    }

    private static void refresh(KeyFile keys) {
        try {
            keys.refresh();
        } catch (UnusableKeysException e) {
            LOG.warn(e.getMessage() + "; those known before stay in use");
        }
    }
}
