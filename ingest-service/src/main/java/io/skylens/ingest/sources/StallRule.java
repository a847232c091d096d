package io.skylens.ingest.sources;

import io.skylens.contract.SourceUrl;
import java.time.Duration;

/**
 * How long a run may be without a frame. Who waits for a sender waits for the first one for ever.
 *
 * @param first until the first frame; null for ever
 * @param next between two
 */
record StallRule(Duration first, Duration next) {

    private static final double INTERVALS = 3;
    private static final double MILLIS = 1_000;

    /** @param timeout the least of both */
    static StallRule of(SourceUrl url, double fps, Duration timeout) {
        var slow = Duration.ofMillis((long) (INTERVALS / fps * MILLIS));
        var next = slow.compareTo(timeout) > 0 ? slow : timeout;
        return new StallRule(url.isListening() ? null : next.multipliedBy(2), next);
    }

    boolean isStalled(boolean hasFrame, Duration silence) {
        var limit = hasFrame ? next : first;
        return limit != null && silence.compareTo(limit) > 0;
    }

    String sentence(boolean hasFrame) {
        return "no frame came for " + (hasFrame ? next : first).toSeconds() + " s (skylens.ingest.source-timeout)";
    }
}
