package io.skylens.ingest.pull;

/** Why a run of a stream ended. The message holds no credentials. */
public final class StreamFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What it means for the next run. */
    public enum Kind {
        /** As networks and cameras fail: it may work in a moment. */
        BROKEN,
        /** It will fail in the same way for a while: a login that was refused, a target that is not allowed. */
        REFUSED
    }

    private final Kind kind;

    private StreamFailedException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public static StreamFailedException broken(String message) {
        return new StreamFailedException(Kind.BROKEN, message);
    }

    public static StreamFailedException refused(String message) {
        return new StreamFailedException(Kind.REFUSED, message);
    }

    public Kind kind() {
        return kind;
    }
}
