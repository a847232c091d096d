package io.skylens.detect.publish;

import io.skylens.contract.DetectorStatus;
import io.skylens.contract.Topics;
import io.skylens.detect.telemetry.SparseLog;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Says every second in {@code skylens.detectors} that this process detects, and takes it back at a graceful end. A process
 * that has nothing to say (it hangs, it is not ready) is silent, which means the same as its absence.
 */
@ApplicationScoped
public class LifeSigns {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration FAREWELL_TIMEOUT = Duration.ofSeconds(2);

    private final MutinyEmitter<Record<String, DetectorStatus>> emitter;
    private final SparseLog failures = new SparseLog(LifeSigns.class);
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "detect-life"));

    LifeSigns(
            @Channel("detectors") @OnOverflow(OnOverflow.Strategy.LATEST)
                    MutinyEmitter<Record<String, DetectorStatus>> emitter) {
        this.emitter = emitter;
    }

    /** @param status asked every second; empty is silence */
    public void start(Supplier<Optional<DetectorStatus>> status) {
        schedule.scheduleAtFixedRate(() -> tryWrite(status), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryWrite(Supplier<Optional<DetectorStatus>> status) {
        try {
            status.get().ifPresent(this::write);
        } catch (RuntimeException e) {
            // Thrown from here it would end the schedule.
            warn(e);
        }
    }

    private void write(DetectorStatus status) {
        send(Record.of(status.detector(), status)).subscribe().with(written -> {}, this::warn);
    }

    private Uni<Void> send(Record<String, DetectorStatus> sign) {
        return emitter.send(sign);
    }

    private void warn(Throwable error) {
        failures.warn("Sign of life could not be written topic=" + Topics.DETECTORS, error);
    }

    /** The end: no sign follows, and the last one is taken back, if Kafka can be reached within two seconds. */
    public void end(String detector) {
        schedule.shutdown();
        try {
            schedule.awaitTermination(FAREWELL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            send(Record.of(detector, null)).await().atMost(FAREWELL_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            warn(e);
        }
    }
}
