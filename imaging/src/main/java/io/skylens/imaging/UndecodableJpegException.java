package io.skylens.imaging;

/**
 * Bytes of which no picture can be made. Bad frames come at the rate of good ones, so it carries no stack trace.
 */
public final class UndecodableJpegException extends Exception {

    private static final long serialVersionUID = 1L;

    public UndecodableJpegException(String message) {
        super(message, null, false, false);
    }
}
