package io.skylens.detect.pipeline;

import io.skylens.detect.model.Found;
import io.skylens.detect.scheduler.Fate;
import io.skylens.detect.scheduler.PublishingLimit;
import io.skylens.detect.telemetry.DetectMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The last step: publishes what was found in a batch, except of frames that have become too old. Thread-safe. */
final class BatchPublisher {

    private final DetectionRecords records;
    private final PublishingLimit limit;
    private final Outlet outlet;
    private final DetectMetrics metrics;
    private final Clock clock;

    BatchPublisher(DetectionRecords records, PublishingLimit limit, Outlet outlet, DetectMetrics metrics, Clock clock) {
        this.records = records;
        this.limit = limit;
        this.outlet = outlet;
        this.metrics = metrics;
        this.clock = clock;
    }

    void publish(List<PreparedFrame> batch, Found found) throws InterruptedException {
        for (int i = 0; i < batch.size(); i++) {
            var prepared = batch.get(i);
            var objects = found.objects().get(i);
            var age = Duration.ofMillis(Math.max(0, prepared.frame().ageMillis(clock.millis())));
            if (limit.allows(age)) {
                outlet.publish(records.record(prepared, objects, found.inference(), found.postprocess()));
                metrics.published(age, objects);
            } else {
                metrics.add(Fate.EXPIRED, 1);
            }
        }
        // Only now: a batch that stood still must not raise the limit it is measured by.
        limit.batchTook(found.inference().plus(found.postprocess()));
    }
}
