package io.skylens.ingest.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;

/** Notices a camera that sends the same bytes over and over. Not thread-safe. */
final class Stillness {

    /** Identical frames for so long are no coincidence of two quick ones. */
    static final Duration NOTICED_AFTER = Duration.ofSeconds(3);

    private long fingerprint;
    private Instant since;
    private Instant last;

    /** CRC-32C, which processors compute at memory speed, beside the length. */
    static long fingerprint(byte[] jpeg) {
        var crc = new CRC32C();
        crc.update(jpeg);
        return (long) jpeg.length << Integer.SIZE | crc.getValue();
    }

    void frame(long next, Instant at) {
        if (since == null || next != fingerprint) {
            since = at;
        }
        fingerprint = next;
        last = at;
    }

    /** @return since when frames are the same, or null while they change */
    Instant unchangedSince() {
        boolean isStill = since != null
                && !Duration.between(since, last).minus(NOTICED_AFTER).isNegative();
        return isStill ? since : null;
    }
}
