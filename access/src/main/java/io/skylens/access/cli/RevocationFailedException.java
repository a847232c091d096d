package io.skylens.access.cli;

/** Tokens that were not taken back. The message says why. */
final class RevocationFailedException extends Exception {

    private static final long serialVersionUID = 1;

    RevocationFailedException(String message) {
        super(message);
    }
}
