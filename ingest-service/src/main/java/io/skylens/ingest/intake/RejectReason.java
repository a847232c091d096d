package io.skylens.ingest.intake;

import io.skylens.contract.InvalidJpegException;
import java.util.Locale;

/** Why a frame was not accepted; the lower-case name is the {@code reason} of metrics and statuses. */
public enum RejectReason {
    EMPTY,
    NOT_JPEG,
    TRUNCATED,
    MALFORMED,
    UNSUPPORTED,
    TOO_MANY_SCANS,
    /** Smaller than {@code skylens.ingest.min-frame-size}. */
    TOO_SMALL,
    TOO_LARGE,
    TOO_MANY_PIXELS,
    /** What came around the frame (headers, form fields) could not be understood. */
    BAD_REQUEST,
    /** The request said that it holds something else. */
    MEDIA_TYPE,
    /** The first line of a TCP connection begins as a hello and is none. */
    BAD_HELLO,
    /** No known length stands before the first frame of a TCP connection. */
    UNKNOWN_FRAMING,
    /** Where the length of a frame must be, there is none. */
    LOST_FRAMING,
    /** No boundary where one must come in a stream of parts. */
    NO_BOUNDARY,
    /** The headers of a part are no headers. */
    BAD_HEADERS,
    /** The connection ended inside the frame. */
    CUT_SHORT,
    /** The body of a POST came too slowly, see {@code skylens.ingest.post-timeout}. */
    TIMED_OUT,
    /** Kafka does not answer, and the sender can be told to come back. */
    KAFKA_AWAY,
    /** Nobody that may send. */
    UNAUTHORIZED,
    /** Somebody that may send, but not this. */
    FORBIDDEN,
    /** From an address of too many refused tokens. */
    TOO_MANY_FAILURES,
    /** There are as many sessions as are allowed. */
    TOO_MANY_CONNECTIONS,
    /** The session had ended, for instance by a takeover. */
    CLOSED;

    static RejectReason of(InvalidJpegException.Rule rule) {
        return switch (rule) {
            case EMPTY -> EMPTY;
            case NOT_JPEG -> NOT_JPEG;
            case TRUNCATED -> TRUNCATED;
            case MALFORMED -> MALFORMED;
            case UNSUPPORTED -> UNSUPPORTED;
            case TOO_MANY_SCANS -> TOO_MANY_SCANS;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
