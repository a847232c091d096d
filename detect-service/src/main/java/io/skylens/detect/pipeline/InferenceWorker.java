package io.skylens.detect.pipeline;

import io.skylens.detect.model.Detector;
import io.skylens.detect.model.Found;
import io.skylens.detect.model.ModelInput;
import io.skylens.detect.model.ModelInputs;
import io.skylens.detect.scheduler.MicroBatches;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.SparseLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the model on one batch after the other, on a thread of its own: engines keep memory per thread. */
final class InferenceWorker implements Runnable {

    private static final int WARM_UP_RUNS = 2;

    private final Detector detector;
    private final MicroBatches<PreparedFrame> batches;
    private final Batching batching;
    private final BatchPublisher publisher;
    private final DetectMetrics metrics;
    private final SparseLog failures = new SparseLog(InferenceWorker.class);
    private volatile boolean warm;
    /** {@link System#nanoTime()} since which the model has been running, 0 while it is not. */
    private volatile long busySince;

    InferenceWorker(
            Detector detector,
            MicroBatches<PreparedFrame> batches,
            Batching batching,
            BatchPublisher publisher,
            DetectMetrics metrics) {
        this.detector = detector;
        this.batches = batches;
        this.batching = batching;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    boolean isWarm() {
        return warm;
    }

    /** How long the model has been running on the batch it runs on now. */
    Duration busyFor() {
        long since = busySince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Until the batches are closed and used up. */
    @Override
    public void run() {
        try {
            warmUp();
            while (true) {
                var batch = batches.take(batching.maxBatch(), batching.maxWait());
                if (batch.isEmpty()) {
                    return;
                }
                detect(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first runs of an engine on a thread, and of a batch size, take many times as long as the others. */
    private void warmUp() {
        var inputs = new ModelInputs(detector.info().input());
        for (int size : IntStream.of(1, batching.maxBatch()).distinct().toArray()) {
            var blanks = Stream.generate(inputs::blank).limit(size).toList();
            for (int run = 0; run < WARM_UP_RUNS; run++) {
                detector.detect(blanks);
            }
            blanks.forEach(ModelInput::close);
        }
        warm = true;
    }

    private void detect(List<PreparedFrame> batch) throws InterruptedException {
        try {
            var found = run(batch);
            if (found.isPresent()) {
                publisher.publish(batch, found.get());
            } else {
                publisher.giveUp(batch);
            }
        } finally {
            batch.forEach(prepared -> prepared.input().close());
        }
    }

    private Optional<Found> run(List<PreparedFrame> batch) {
        busySince = System.nanoTime();
        try {
            var found = detector.detect(batch.stream().map(PreparedFrame::input).toList());
            metrics.inferred(batch.size(), found.inference(), found.postprocess());
            return Optional.of(found);
        } catch (RuntimeException e) {
            failures.warn("The model failed on a batch of " + batch.size(), e);
            return Optional.empty();
        } finally {
            busySince = 0;
        }
    }
}
