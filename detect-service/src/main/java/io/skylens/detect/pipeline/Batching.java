package io.skylens.detect.pipeline;

import java.time.Duration;

/**
 * How frames are put together.
 *
 * @param maxBatch the most frames of a batch
 * @param maxWait for a frame that is being prepared while others are ready
 * @param decoders threads that prepare frames
 * @param ahead how many frames may be ready or in preparation while the model runs: none, or the next batch
 */
public record Batching(int maxBatch, Duration maxWait, int decoders, int ahead) {

    /** For a device of its own, which would stand still while the next batch is prepared. */
    public static Batching ahead(int maxBatch, Duration maxWait, int decoders) {
        return new Batching(maxBatch, maxWait, decoders, Math.max(maxBatch, decoders));
    }

    /**
     * For a model that runs on the cores which prepare its frames: nothing is gained by preparing one earlier, and it would
     * grow older by half a batch time.
     */
    public static Batching onDemand(int maxBatch, Duration maxWait, int decoders) {
        return new Batching(maxBatch, maxWait, decoders, 0);
    }
}
