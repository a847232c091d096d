package io.skylens.ingest.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time of day that Kafka's brokers have. It is this machine's own, until an acknowledged record proves that the two
 * differ by more than machines that keep their clocks by NTP do: whoever reads the frames takes their age by the brokers'
 * clock, and would take those of a pod whose clock is behind for old ones, of one that is ahead for new ones.
 *
 * <p>A record is appended after it was sent and before it is acknowledged, which bounds the difference from both sides, as
 * NTP's four timestamps do (RFC 5905, section 8). Thread-safe.
 */
public final class BrokerClock extends Clock {

    /** What is held to be no difference. */
    static final long TOLERANCE_MILLIS = 100;

    private final Clock own;
    private volatile long aheadMillis;

    public BrokerClock(Clock own) {
        this.own = own;
    }

    /** What this machine's clock says, which {@link #appended} wants to be told. */
    public long ownMillis() {
        return own.millis();
    }

    /**
     * To be told when a record has been acknowledged.
     *
     * @param sentMillis when it was sent, by this machine's clock
     * @param appendedMillis when the broker appended it; of a topic whose records keep their producer's time, that time,
     *     which proves no difference
     */
    public void appended(long sentMillis, long appendedMillis) {
        long least = appendedMillis - own.millis();
        long most = appendedMillis - sentMillis;
        if (isPossible(0, least, most)) {
            aheadMillis = 0;
        } else if (!isPossible(aheadMillis, least, most)) {
            aheadMillis = least + (most - least) / 2;
        }
    }

    private static boolean isPossible(long ahead, long least, long most) {
        return ahead >= least - TOLERANCE_MILLIS && ahead <= most + TOLERANCE_MILLIS;
    }

    @Override
    public Instant instant() {
        return own.instant().plusMillis(aheadMillis);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    /** Does not learn from what this one is told later. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(own.withZone(zone), Duration.ofMillis(aheadMillis));
    }
}
