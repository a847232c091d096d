package io.skylens.contract;

/** Settings that no camera is told. The message names the thing, the rule and the value. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSettingsException(String message) {
        super(message);
    }
}
