package io.skylens.view.viewer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skylens.view.feed.Frame;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Where the age of frames comes from: {@code ingest}, until the broker had it; {@code feed}, until it was read here;
 * {@code join}, until it met its detections or went without; {@code send}, until a viewer was written to. Thread-safe.
 */
@Singleton
class HopMeters {

    static final String NAME = "skylens.view.hop";

    private final Clock clock;
    private final Timer ingest;
    private final Timer feed;
    private final Timer join;

    HopMeters(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.ingest = meters.timer(NAME, "hop", "ingest");
        this.feed = meters.timer(NAME, "hop", "feed");
        this.join = meters.timer(NAME, "hop", "join");
    }

    void read(Frame frame) {
        record(ingest, Duration.between(frame.header().receivedAt(), frame.appendedAt()));
        record(feed, Duration.between(frame.appendedAt(), clock.instant()));
    }

    void joined(Duration wait) {
        record(join, wait);
    }

    /** Clocks of pods and brokers differ by a little. */
    private static void record(Timer timer, Duration duration) {
        timer.record(duration.isNegative() ? Duration.ZERO : duration);
    }
}
