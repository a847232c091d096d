package io.skylens.ingest.identity;

/** A sender that is not let in. Strangers can make as many of these as they like, so it carries no stack trace. */
public final class RefusedDeviceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it is not. */
    public enum Reason {
        /** It is nobody that may send: no token where one is needed, or one that is worth nothing. */
        UNAUTHORIZED,
        /** Its token is good, but not for this. */
        FORBIDDEN,
        /** Too many refused tokens came from its address. */
        TOO_MANY_FAILURES
    }

    private final Reason reason;

    RefusedDeviceException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
