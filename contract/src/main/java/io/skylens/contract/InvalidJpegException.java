package io.skylens.contract;

/**
 * Bytes that are not a JPEG Skylens accepts. Bad frames come at the rate of good ones, so it carries no stack trace.
 */
public final class InvalidJpegException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was violated; its lower-case name is the {@code reason} of metrics and statuses. */
    public enum Rule {
        /** No bytes at all. */
        EMPTY,
        /** Does not begin with FF D8. */
        NOT_JPEG,
        /** Ends before the EOI marker. */
        TRUNCATED,
        /** A segment or marker that the standard does not allow where it stands. */
        MALFORMED,
        /** A valid JPEG of a kind that is not accepted: arithmetic, lossless, 12 bits, 4 components, … */
        UNSUPPORTED,
        /** More scans than a picture needs, each of which costs a pass of the decoder. */
        TOO_MANY_SCANS;

        public String reason() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Rule rule;

    public InvalidJpegException(Rule rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
