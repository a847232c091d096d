package io.skylens.detect.pipeline;

import io.skylens.detect.model.Detector;
import io.skylens.detect.model.ModelInfo;
import io.skylens.detect.model.ModelInputs;
import io.skylens.detect.scheduler.MicroBatches;
import io.skylens.detect.scheduler.PublishingLimit;
import io.skylens.detect.scheduler.WaitingFrames;
import io.skylens.detect.telemetry.DetectMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything between a waiting frame and its detections, on threads of its own: some decode, and as many run the model as
 * it can be run by at once. Between them at most one more batch than the model works on is made ready ({@link Batching}).
 */
public final class Pipeline implements AutoCloseable {

    private static final double USUAL_SHARE = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Detector detector;
    private final WaitingFrames waiting;
    private final MicroBatches<PreparedFrame> batches;
    private final List<Thread> decoders = new ArrayList<>();
    private final List<Thread> predictors = new ArrayList<>();
    private final List<InferenceWorker> workers = new ArrayList<>();

    /** @param detector closed with the pipeline */
    public Pipeline(
            Detector detector, Decoding decoding, Outlet outlet, DetectMetrics metrics, PipelineSettings settings) {
        this.detector = detector;
        this.waiting = new WaitingFrames(settings.clock(), settings.maxAge(), drone -> USUAL_SHARE, metrics);
        this.batches = new MicroBatches<>(settings.batching().ahead());
        addDecoders(decoding, metrics, settings);
        addPredictors(outlet, metrics, settings);
    }

    private void addDecoders(Decoding decoding, DetectMetrics metrics, PipelineSettings settings) {
        var inputs = new ModelInputs(detector.info().input());
        var preparation = new FramePreparation(decoding, inputs, settings.clock());
        for (int i = 0; i < settings.batching().decoders(); i++) {
            decoders.add(new Thread(new DecodeWorker(waiting, preparation, batches, metrics), "detect-decode-" + i));
        }
    }

    private void addPredictors(Outlet outlet, DetectMetrics metrics, PipelineSettings settings) {
        var info = detector.info();
        var clock = settings.clock();
        var publisher = new BatchPublisher(
                new DetectionRecords(info.model(), settings.detector(), clock, outlet),
                new PublishingLimit(settings.maxAge(), info.predictors()),
                waiting.order(),
                metrics,
                clock);
        for (int i = 0; i < info.predictors(); i++) {
            var worker = new InferenceWorker(detector, batches, settings.batching(), publisher, metrics);
            workers.add(worker);
            predictors.add(new Thread(worker, "detect-infer-" + i));
        }
    }

    public ModelInfo model() {
        return detector.info();
    }

    /** Where frames go in. */
    public WaitingFrames intake() {
        return waiting;
    }

    /** Warms up the model, then takes what waits. Returns at once. */
    public void start() {
        threads().forEach(Thread::start);
    }

    private Stream<Thread> threads() {
        return Stream.concat(predictors.stream(), decoders.stream());
    }

    /** Whether the model has been run by each of its threads. */
    public boolean isWarm() {
        return workers.stream().allMatch(InferenceWorker::isWarm);
    }

    public boolean isAlive() {
        return threads().allMatch(Thread::isAlive);
    }

    /** How long the model has been running on the batch that it has been running on longest. */
    public Duration busyFor() {
        return workers.stream()
                .map(InferenceWorker::busyFor)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Finishes what is being decoded and detected, gives up what waits, and closes the detector. */
    @Override
    public void close() {
        waiting.close();
        boolean ended = end(decoders);
        batches.close();
        // A module that a thread still runs must not be pulled from under it: the process is ending anyway.
        if (end(predictors) && ended) {
            detector.close();
        }
    }

    private static boolean end(List<Thread> threads) {
        try {
            for (var thread : threads) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
