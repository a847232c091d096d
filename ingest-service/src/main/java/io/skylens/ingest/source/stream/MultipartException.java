package io.skylens.ingest.source.stream;

/**
 * Bytes after which no further part of the stream is looked for: it is to be ended with this message, which names the
 * rule and the value. Carries no stack trace.
 */
public final class MultipartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; {@code RejectReason} has the same names but for the first, for metrics and statuses. */
    public enum Reason {
        /** The content type is no multipart. */
        NOT_MULTIPART,
        /** No boundary where one must come. */
        NO_BOUNDARY,
        /** A part's headers are more than headers are, or its Content-Length is no length. */
        BAD_HEADERS,
        /** A part is over the limit. */
        TOO_LARGE,
        /** The stream ended inside a part. */
        CUT_SHORT
    }

    private final Reason reason;

    MultipartException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static MultipartException noBoundary(Boundary boundary, String where) {
        return new MultipartException(
                Reason.NO_BOUNDARY, "multipart stream must have its boundary " + boundary + " " + where + ", got none");
    }

    static MultipartException badHeaders(String what) {
        return new MultipartException(Reason.BAD_HEADERS, "headers of a part must " + what);
    }

    static MultipartException tooLarge(int maxPayload, String got) {
        return new MultipartException(
                Reason.TOO_LARGE,
                "part must be at most " + maxPayload + " bytes, got " + got + " (skylens.ingest.max-frame-size)");
    }

    public Reason reason() {
        return reason;
    }
}
