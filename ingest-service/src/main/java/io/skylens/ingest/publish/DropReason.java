package io.skylens.ingest.publish;

import java.util.Locale;

/** Why an accepted frame was surely not published; the lower-case name is the {@code reason} of the metric. */
public enum DropReason {
    /** A newer one came before it was its turn, see {@code skylens.ingest.max-fps}. */
    MAX_FPS,
    /** A newer one came while two of the drone were unacknowledged. */
    KAFKA_SLOW,
    /** A newer one came while Kafka did not answer. */
    KAFKA_AWAY,
    /** It waited longer than {@code skylens.ingest.max-wait}. */
    TOO_OLD,
    /** The producer or the broker refused it. */
    REFUSED,
    /** Its drone has a mask that cannot be read, or the picture could not be masked. */
    MASK,
    /** The service ended while it waited. */
    SHUTDOWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
