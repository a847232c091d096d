package io.skylens.ingest.publish;

import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.TimeoutException;

/** What the producer's answer says of one record that was sent once, without retries. */
enum SendOutcome {
    ACKNOWLEDGED,
    /** The broker or the producer said no: it is not in the topic. */
    REFUSED,
    /** The producer had no room or no metadata for it: it never left. */
    NOT_SENT,
    /** No answer came: it may be in the topic. */
    UNKNOWN;

    /**
     * @param error null when the record was acknowledged
     * @param wasHandedOver whether the producer had taken the record before the error; the same timeout means that it
     *     never left when not
     */
    static SendOutcome of(Exception error, boolean wasHandedOver) {
        if (error == null) {
            return ACKNOWLEDGED;
        }
        boolean isTimeout = error instanceof TimeoutException;
        if (isTimeout && !wasHandedOver) {
            return NOT_SENT;
        }
        boolean isLost = isTimeout || error instanceof NetworkException || error instanceof DisconnectException;
        return !isLost && error instanceof ApiException ? REFUSED : UNKNOWN;
    }
}
