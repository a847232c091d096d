package io.skylens.access;

/** A token that lets nobody in. The message says why and never holds a part of the token. */
public final class InvalidTokenException extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidTokenException(String message) {
        super(message);
    }
}
