package io.skylens.ingest.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Both kinds of time: what o'clock it is, which can jump, and how long something took, which cannot.
 *
 * @param wall what o'clock it is where the frames go
 * @param ticks nanoseconds since an arbitrary moment, as {@link System#nanoTime()}
 */
public record Timepiece(BrokerClock wall, LongSupplier ticks) {

    public static final Timepiece SYSTEM = new Timepiece(new BrokerClock(Clock.systemUTC()), System::nanoTime);

    /** To the microsecond, which is what records carry. */
    public Instant now() {
        return wall.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public long nanos() {
        return ticks.getAsLong();
    }
}
