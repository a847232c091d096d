package io.skylens.detect.pipeline;

import io.skylens.detect.scheduler.Fate;
import io.skylens.detect.scheduler.Frame;
import io.skylens.detect.scheduler.MicroBatches;
import io.skylens.detect.scheduler.WaitingFrames;
import io.skylens.detect.telemetry.DetectMetrics;
import io.skylens.detect.telemetry.SparseLog;
import io.skylens.imaging.UndecodableJpegException;

/** Prepares one frame after the other, as far ahead of the model as there are places. */
final class DecodeWorker implements Runnable {

    private final WaitingFrames waiting;
    private final FramePreparation preparation;
    private final MicroBatches<PreparedFrame> batches;
    private final DetectMetrics metrics;
    private final SparseLog failures = new SparseLog(DecodeWorker.class);

    DecodeWorker(
            WaitingFrames waiting,
            FramePreparation preparation,
            MicroBatches<PreparedFrame> batches,
            DetectMetrics metrics) {
        this.waiting = waiting;
        this.preparation = preparation;
        this.batches = batches;
        this.metrics = metrics;
    }

    /** Until the waiting frames are closed. */
    @Override
    public void run() {
        try {
            while (true) {
                batches.reserve();
                var frame = waiting.take();
                if (frame.isEmpty()) {
                    batches.release();
                    return;
                }
                batches.begin();
                prepare(frame.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(Frame frame) throws InterruptedException {
        try {
            var prepared = preparation.prepare(frame);
            metrics.decoded(prepared.queued(), prepared.decode());
            batches.add(prepared);
        } catch (UndecodableJpegException e) {
            giveUp(frame, Fate.UNDECODABLE, e);
        } catch (RuntimeException e) {
            giveUp(frame, Fate.FAILED, e);
        }
    }

    private void giveUp(Frame frame, Fate fate, Exception why) throws InterruptedException {
        batches.abandon();
        waiting.order().settle(frame);
        metrics.add(fate, 1);
        failures.warn(
                "Frame could not be prepared drone=" + frame.drone() + " origin="
                        + frame.header().origin(),
                why);
    }
}
