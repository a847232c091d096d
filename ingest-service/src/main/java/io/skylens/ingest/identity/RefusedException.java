package io.skylens.ingest.identity;

/** Somebody is not let in. Strangers can make as many of these as they like, so it carries no stack trace. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it is not. */
    public enum Reason {
        /** It is nobody that is known: no token where one is needed, or one that is worth nothing. */
        UNAUTHORIZED,
        /** Its token is good, but not for this. */
        FORBIDDEN,
        /** Too many refused tokens came from its address. */
        TOO_MANY_FAILURES
    }

    private final Reason reason;

    RefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static RefusedException tooManyFailures() {
        return new RefusedException(
                Reason.TOO_MANY_FAILURES, "too many refused tokens from this address: wait a minute");
    }

    public Reason reason() {
        return reason;
    }
}
