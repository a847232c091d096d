package io.skylens.ingest.sources;

import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamFailedException.Kind;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a source's next run; there is always a next one. Pure but for chance.
 *
 * @param chance from 0 to 1: lest thirty cameras behind a switch that came back are asked in the same moment
 */
record RetryPolicy(DoubleSupplier chance) implements SourceSupervisor.Retries {

    /** A camera locks out who tries a wrong password too often. */
    static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(3);

    /** A sender that lost its connection comes back at once and must find somebody. */
    static final Duration LISTEN_AGAIN = Duration.ofMillis(100);

    @Override
    public Duration after(StreamFailedException failure, boolean wasServed) {
        if (failure.kind() == Kind.REFUSED) {
            return AFTER_REFUSAL;
        }
        if (wasServed) {
            return LISTEN_AGAIN;
        }
        long span = LONGEST.minus(SHORTEST).toNanos();
        return SHORTEST.plusNanos((long) (span * chance.getAsDouble()));
    }
}
