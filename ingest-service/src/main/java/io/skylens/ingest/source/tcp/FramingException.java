package io.skylens.ingest.source.tcp;

/**
 * Bytes after which no further frame of the connection can be found: it is to be closed with this message, which names
 * the rule and the value. Connections that lose their framing may come at any rate, so it carries no stack trace.
 */
public final class FramingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; {@code RejectReason} has the same names, for metrics and statuses. */
    public enum Reason {
        /** The first line begins as a hello and is none. */
        BAD_HELLO,
        /** No known length stands before a JPEG, {@code SKY1} or a pickle. */
        UNKNOWN_FRAMING,
        /** Where a length must be, there is none. */
        LOST_FRAMING,
        /** A frame is over the limit, or the framing was lost and chance made this length. */
        TOO_LARGE,
        /** The connection ended inside a frame. */
        CUT_SHORT
    }

    private final Reason reason;

    FramingException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
