package io.skylens.contract;

/** A record of {@code skylens.frames} whose headers are not a {@link FrameHeader}; the message names header and rule. */
public final class InvalidFrameHeaderException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidFrameHeaderException(String message) {
        super(message);
    }
}
