package io.skylens.detect.publish;

import io.skylens.contract.Detections;
import io.skylens.contract.Topics;
import io.skylens.detect.pipeline.Outlet;
import io.skylens.detect.scheduler.Fate;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.SparseLog;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes detections to the partition number of their frame, keyed by drone. A frame counts as detected once Kafka has
 * acknowledged them. While Kafka is away a bounded number wait for it; then publishing blocks, the frames behind grow old
 * and are skipped.
 */
@ApplicationScoped
public class DetectionPublisher implements Outlet {

    private static final int MOST_UNACKNOWLEDGED = 512;

    private final MutinyEmitter<Detections> emitter;
    private final DetectMetrics metrics;
    private final Semaphore room = new Semaphore(MOST_UNACKNOWLEDGED);
    private final SparseLog failures = new SparseLog(DetectionPublisher.class);

    DetectionPublisher(
            // The semaphore is the bound; a second one that throws instead of waiting would lose detections.
            @Channel("detections") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<Detections> emitter,
            DetectMetrics metrics) {
        this.emitter = emitter;
        this.metrics = metrics;
    }

    @Override
    public void publish(Detections detections) throws InterruptedException {
        room.acquire();
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(detections.drone().value())
                .withPartition(detections.frame().partition())
                .build();
        emitter.sendMessage(Message.of(detections, Metadata.of(address)))
                .subscribe()
                .with(acknowledged -> settle(Fate.DETECTED), this::fail);
    }

    private void fail(Throwable error) {
        failures.warn("Detections could not be published topic=" + Topics.DETECTIONS, error);
        settle(Fate.FAILED);
    }

    private void settle(Fate fate) {
        metrics.add(fate, 1);
        room.release();
    }

    /** Waits until Kafka has answered for all of them. */
    public void awaitAnswers(Duration timeout) throws InterruptedException {
        if (room.tryAcquire(MOST_UNACKNOWLEDGED, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            room.release(MOST_UNACKNOWLEDGED);
        }
    }
}
