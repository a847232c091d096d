package io.skylens.detect.pipeline;

import io.skylens.contract.DetectedObject;
import io.skylens.detect.model.Found;
import io.skylens.detect.scheduler.Fate;
import io.skylens.detect.scheduler.PublishingLimit;
import io.skylens.detect.scheduler.TakenOrder;
import io.skylens.detect.telemetry.DetectMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The last step: publishes what was found in a batch, except of frames that have become too old; of each drone in the order
 * of its frames. Thread-safe.
 */
final class BatchPublisher {

    private final DetectionRecords records;
    private final PublishingLimit limit;
    private final TakenOrder order;
    private final DetectMetrics metrics;
    private final Clock clock;

    /** @param order knows the frames that come here to be in work */
    BatchPublisher(
            DetectionRecords records, PublishingLimit limit, TakenOrder order, DetectMetrics metrics, Clock clock) {
        this.records = records;
        this.limit = limit;
        this.order = order;
        this.metrics = metrics;
        this.clock = clock;
    }

    void publish(List<PreparedFrame> batch, Found found) throws InterruptedException {
        for (int i = 0; i < batch.size(); i++) {
            var prepared = batch.get(i);
            var objects = found.objects().get(i);
            order.settle(prepared.frame(), () -> publishYoung(prepared, objects, found));
        }
        // Only now: a batch that stood still must not raise the limit it is measured by.
        limit.batchTook(found.inference().plus(found.postprocess()));
    }

    private void publishYoung(PreparedFrame prepared, List<DetectedObject> objects, Found found)
            throws InterruptedException {
        var age = Duration.ofMillis(Math.max(0, prepared.frame().ageMillis(clock.millis())));
        if (limit.allows(age)) {
            records.publish(prepared, objects, found);
            metrics.published(age, objects);
        } else {
            metrics.add(Fate.EXPIRED, 1);
        }
    }

    /** The model failed on it. */
    void giveUp(List<PreparedFrame> batch) throws InterruptedException {
        metrics.add(Fate.FAILED, batch.size());
        for (var prepared : batch) {
            order.settle(prepared.frame());
        }
    }
}
