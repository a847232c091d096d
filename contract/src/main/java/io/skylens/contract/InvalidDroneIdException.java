package io.skylens.contract;

/** A text that is no {@link DroneId}; the message names the rule and the value. */
public final class InvalidDroneIdException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidDroneIdException(String message) {
        super(message);
    }
}
