package io.skylens.access;

/** Keys that cannot be used. The message says why and never holds a part of a key. */
public final class UnusableKeysException extends Exception {

    private static final long serialVersionUID = 1;

    public UnusableKeysException(String message) {
        super(message);
    }
}
