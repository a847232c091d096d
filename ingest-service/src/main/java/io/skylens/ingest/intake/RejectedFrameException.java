package io.skylens.ingest.intake;

/**
 * A frame that was not accepted, for its own fault or ours. The message names the thing, the rule and the value. Bad
 * frames come at the rate of good ones, so it carries no stack trace.
 */
public final class RejectedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectReason reason;

    public RejectedFrameException(RejectReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public RejectReason reason() {
        return reason;
    }
}
