package io.skylens.allinone.machine;

/** The system cannot start as it was asked to; the message is one sentence for the person who asked. */
public final class CannotStartException extends Exception {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String sentence) {
        super(sentence);
    }

    public CannotStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
