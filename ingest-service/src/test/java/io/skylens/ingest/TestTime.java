package io.skylens.ingest;

import io.skylens.ingest.time.BrokerClock;
import io.skylens.ingest.time.Timepiece;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so. */
public final class TestTime extends Clock {

    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private long nanos = 1_000_000_000_000L;

    public Timepiece timepiece() {
        return new Timepiece(new BrokerClock(this), () -> nanos);
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
