package io.skylens.detect.pipeline;

import java.time.Duration;

/**
 * How frames are put together.
 *
 * @param maxBatch the most frames of a batch
 * @param maxWait for a frame that is being prepared while others are ready
 * @param decoders threads that prepare frames
 */
public record Batching(int maxBatch, Duration maxWait, int decoders) {

    /** How many frames may be ready or in preparation while the model runs: the next batch, no more. */
    int places() {
        return Math.max(maxBatch, decoders);
    }
}
