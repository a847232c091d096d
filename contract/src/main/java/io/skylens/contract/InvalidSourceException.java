package io.skylens.contract;

/** A source that cannot be declared as it is. The message names the thing, the rule and the value, and no credentials. */
public final class InvalidSourceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSourceException(String message) {
        super(message);
    }
}
